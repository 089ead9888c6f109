package io.memwall.collectors.agent.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen at, or {@code off}.
 *
 * @param unix whether a Unix socket will do
 * @param tls whether TLS can be had
 */
record ListenKind(boolean unix, boolean tls) implements Kind<Optional<Listen>> {
  private static final String OFF = "off";
  private static final int LONGEST_SOCKET = 107;
  private static final int MOST = 65_535;

  /** Names of hosts and IPv4 addresses; {@code 127.} must begin an address, not a name. */
  private static final Pattern TCP =
      Pattern.compile(
          "(https?)://(\\[[0-9a-fA-F:.]{2,45}]|\\d{1,3}(?:\\.\\d{1,3}){3}|[A-Za-z][A-Za-z0-9.-]{0,252}):(\\d{1,5})/?");

  @Override
  public Optional<Listen> read(String text) throws Refusal {
    if (text.equals(OFF)) {
      return Optional.empty();
    }
    if (text.startsWith("unix:") && unix) {
      return Optional.of(socket(text.substring("unix:".length())));
    }
    Matcher matcher = TCP.matcher(text);
    if (!matcher.matches()) {
      throw misunderstood(text);
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port < 1 || port > MOST) {
      throw new Refusal("has a port outside 1 to " + MOST);
    }
    boolean secured = matcher.group(1).equals("https");
    if (secured && !tls) {
      throw new Refusal(
          "asks for TLS, which is not to be had here", text.replace("https:", "http:"));
    }
    return Optional.of(new Listen.Tcp(matcher.group(2), port, secured));
  }

  private static Listen socket(String path) throws Refusal {
    // The kernel's limit (unix(7)), less the zero behind it.
    if (path.length() > LONGEST_SOCKET) {
      throw new Refusal("has a path of more than " + LONGEST_SOCKET + " characters");
    }
    return new Listen.Unix(PathKind.ANY.read(path));
  }

  private Refusal misunderstood(String text) {
    if (text.startsWith("/") && unix) {
      return new Refusal("does not say what it is", "unix:" + text);
    }
    if (text.matches("\\d{1,5}")) {
      return new Refusal("is a port alone", "http://127.0.0.1:" + text);
    }
    if (text.matches(":\\d{1,5}")) {
      return new Refusal("has no host", "http://127.0.0.1" + text);
    }
    if (TCP.matcher("http://" + text).matches()) {
      return new Refusal("does not say what it is", "http://" + text);
    }
    return new Refusal("is no address to listen at");
  }

  @Override
  public String show(Optional<Listen> value) {
    return value.map(Listen::toString).orElse(OFF);
  }

  @Override
  public String allowed() {
    return "off"
        + (unix ? ", unix:/PATH" : "")
        + ", http://HOST:PORT"
        + (tls ? ", https://HOST:PORT" : "");
  }
}
