package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.http.ListenAddress;
import java.util.Optional;

/** An address to listen at, or {@code off}. */
record ListenKind() implements Kind<Optional<ListenAddress>> {
  private static final String OFF = "off";
  private static final String UNIX = "unix:";
  private static final String LOOPBACK = "http://127.0.0.1:";

  /** The kernel's limit (unix(7)), less the zero behind it. */
  private static final int LONGEST_SOCKET = 107;

  @Override
  public Optional<ListenAddress> read(String text) throws Refusal {
    if (text.equals(OFF)) {
      return Optional.empty();
    }
    if (text.startsWith(UNIX) && text.length() > UNIX.length() + LONGEST_SOCKET) {
      throw new Refusal("has a path of more than " + LONGEST_SOCKET + " characters");
    }
    Optional<ListenAddress> found = parse(text);
    if (found.isEmpty()) {
      throw new Refusal("is no address to listen at", meant(text).orElse(null));
    }
    return found;
  }

  private static Optional<ListenAddress> parse(String text) {
    try {
      return Optional.of(ListenAddress.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> meant(String text) {
    if (text.startsWith("/")) {
      return Optional.of(UNIX + text);
    }
    if (text.matches(":?\\d{1,5}")) {
      return Optional.of(LOOPBACK + text.replace(":", ""));
    }
    String named = "http://" + text;
    return text.contains("://") || parse(named).isEmpty() ? Optional.empty() : Optional.of(named);
  }

  @Override
  public String show(Optional<ListenAddress> value) {
    return value.map(ListenAddress::toString).orElse(OFF);
  }

  @Override
  public String allowed() {
    return "off, unix:/PATH, http://HOST:PORT, https://HOST:PORT";
  }
}
