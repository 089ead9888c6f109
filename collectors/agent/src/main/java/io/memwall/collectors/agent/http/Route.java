package io.memwall.collectors.agent.http;

import java.util.Objects;

/**
 * What answers a method on a path.
 *
 * @param path such as {@code /v1/pools/{id}}: a segment in braces matches any one segment
 * @param isOpen answered without a token, as a liveness probe must be
 */
public record Route(String method, String path, boolean isOpen, Handler handler) {
  public Route {
    Objects.requireNonNull(method);
    Objects.requireNonNull(handler);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path starts with a slash: " + path);
    }
  }

  public static Route get(String path, Handler handler) {
    return new Route("GET", path, false, handler);
  }

  public static Route post(String path, Handler handler) {
    return new Route("POST", path, false, handler);
  }

  /** The same, answered to anybody who can connect. */
  public Route open() {
    return new Route(method, path, true, handler);
  }

  /** Answers one request, on a thread of the server; it may wait. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Request request);
  }
}
