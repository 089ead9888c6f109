package io.memwall.collectors.agent.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;

/** Where a server listens. */
public sealed interface ListenAddress {
  /**
   * Reads {@code unix:/run/memwall/intake.sock}, {@code http://127.0.0.1:9464} or {@code
   * https://0.0.0.0:9464}. Port 0 lets the machine choose.
   *
   * @throws IllegalArgumentException with one line that says what is expected
   */
  static ListenAddress parse(String text) {
    if (text.startsWith("unix:")) {
      return unix(text);
    }
    try {
      var uri = new URI(text);
      boolean tls = "https".equals(uri.getScheme());
      boolean plain = "http".equals(uri.getScheme());
      boolean bare = "".equals(uri.getRawPath()) || "/".equals(uri.getRawPath());
      if ((tls || plain) && uri.getHost() != null && uri.getPort() >= 0 && bare) {
        return new Tcp(uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort(), tls);
      }
    } catch (URISyntaxException e) {
      throw expected(text);
    }
    throw expected(text);
  }

  private static Unix unix(String text) {
    Path path = Path.of(text.substring("unix:".length()));
    if (!path.isAbsolute()) {
      throw expected(text);
    }
    return new Unix(path);
  }

  private static IllegalArgumentException expected(String text) {
    return new IllegalArgumentException(
        "%s is no address to listen on; say unix:/absolute/path, http://HOST:PORT or https://HOST:PORT"
            .formatted(text));
  }

  /** Whether only this machine can reach it. */
  boolean isLocal();

  /** Whether connections are encrypted. */
  boolean isTls();

  /** A socket in the file system: its permissions say who may connect. */
  record Unix(Path path) implements ListenAddress {
    @Override
    public boolean isLocal() {
      return true;
    }

    @Override
    public boolean isTls() {
      return false;
    }

    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  /**
   * A TCP port.
   *
   * @param host a name or address, IPv6 without brackets
   * @param port 0 for any free one
   */
  record Tcp(String host, int port, boolean isTls) implements ListenAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

    public Tcp {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port " + port + " is outside 0..65535");
      }
    }

    /** By its text, so that no name service decides about safety. */
    @Override
    public boolean isLocal() {
      return LOOPBACK.contains(host) || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    @Override
    public String toString() {
      String shown = host.contains(":") ? "[" + host + "]" : host;
      return (isTls ? "https://" : "http://") + shown + ":" + port;
    }
  }
}
