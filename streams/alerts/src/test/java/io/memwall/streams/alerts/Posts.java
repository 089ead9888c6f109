package io.memwall.streams.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that keeps what is posted to it. */
final class Posts implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One post that was answered with 200. */
  record Post(String path, String key, JsonNode body) {}

  private final List<Post> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final HttpServer server;
  private volatile int status = 200;

  Posts() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      if (status == 200) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        taken.add(new Post(exchange.getRequestURI().getPath(), key, body));
      } else {
        refused.incrementAndGet();
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  void answer(int with) {
    status = with;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Post> taken() {
    return List.copyOf(taken);
  }

  int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
