package io.memwall.collectors.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From Jetty's requests to our routes and back. Access is decided before a body is read. */
final class RouteHandler extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(RouteHandler.class);

  /**
   * A client that is still sending may never see an answer: it is heard out, so many times the
   * limit.
   */
  private static final long HEARD_OUT = 8;

  private final List<RoutePattern> routes;
  private final Optional<AccessToken> token;
  private final int maxBodyBytes;

  RouteHandler(List<Route> routes, Optional<AccessToken> token, int maxBodyBytes) {
    this.routes = routes.stream().map(RoutePattern::new).toList();
    this.token = token;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback)
      throws IOException {
    write(answer(request), response, callback);
    return true;
  }

  private Answer answer(org.eclipse.jetty.server.Request request) throws IOException {
    String path = org.eclipse.jetty.server.Request.getPathInContext(request);
    List<RoutePattern> found = routes.stream().filter(route -> route.fits(path)).toList();
    var route =
        found.stream().filter(each -> each.method().equals(request.getMethod())).findFirst();
    if (!route.map(RoutePattern::isOpen).orElse(false) && !mayAsk(request)) {
      return Problem.answer(401, "say who you are: Authorization: Bearer TOKEN")
          .with("WWW-Authenticate", "Bearer");
    }
    if (found.isEmpty()) {
      return Problem.answer(404, "there is nothing at " + path);
    }
    if (route.isEmpty()) {
      String allowed = found.stream().map(RoutePattern::method).collect(Collectors.joining(", "));
      return Problem.answer(405, path + " takes " + allowed).with("Allow", allowed);
    }
    return answer(request, route.get(), path);
  }

  private Answer answer(org.eclipse.jetty.server.Request request, RoutePattern route, String path)
      throws IOException {
    Optional<byte[]> body = body(request);
    if (body.isEmpty()) {
      return Problem.answer(
          413, "a request may have %d bytes; send less at a time".formatted(maxBodyBytes));
    }
    var asked =
        new Request(request.getMethod(), path, headers(request), body.get(), route.match(path));
    try {
      return route.handler().answer(asked);
    } catch (RuntimeException e) {
      log.error("{} {} failed", request.getMethod(), path, e);
      return Problem.answer(500, "the agent failed; its log says why");
    }
  }

  private boolean mayAsk(org.eclipse.jetty.server.Request request) {
    return token
        .map(each -> each.isIn(request.getHeaders().get(HttpHeader.AUTHORIZATION)))
        .orElse(true);
  }

  /** Empty when there is too much of it; what a client claims is believed only when it is less. */
  private Optional<byte[]> body(org.eclipse.jetty.server.Request request) throws IOException {
    boolean claimed = request.getLength() > maxBodyBytes;
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] read = claimed ? new byte[0] : in.readNBytes(maxBodyBytes);
      if (!claimed && in.read() < 0) {
        return Optional.of(read);
      }
      long rest = in.skip(HEARD_OUT * maxBodyBytes);
      log.debug("{} bytes of a request that is too long were not looked at", rest);
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(org.eclipse.jetty.server.Request request) {
    var headers = new HashMap<String, String>();
    for (HttpField field : request.getHeaders()) {
      headers.putIfAbsent(
          field.getName().toLowerCase(Locale.ROOT),
          field.getValue() == null ? "" : field.getValue());
    }
    return headers;
  }

  private static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
