package io.memwall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** A receiver of alerts that notes how long after the end of its deciding window each one came. */
final class Pager implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ConcurrentHashMap<String, Long> afterMs = new ConcurrentHashMap<>();
  private final HttpServer server;

  Pager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Instant now = Instant.now();
    try (exchange) {
      for (JsonNode alert : JSON.readTree(exchange.getRequestBody()).get("alerts")) {
        // What follows tells of later windows.
        Instant decided = Instant.parse(alert.get("startsAt").asText());
        afterMs.putIfAbsent(
            alert.get("labels").get("entity").asText(), Duration.between(decided, now).toMillis());
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int told() {
    return afterMs.size();
  }

  /** Milliseconds, of the first word of each entity. */
  double quantile(double q) {
    List<Long> sorted = afterMs.values().stream().sorted().toList();
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
