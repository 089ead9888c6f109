package io.memwall.standalone.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.http.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The other processes, each with a way of its own to answer. */
final class NeighboursTest {
  private final Neighbours neighbours =
      new Neighbours(HttpSettings.local(ListenAddress.parse("http://127.0.0.1:0")));
  private final Request request =
      new Request(
          "GET", "/state/pools/p1", Map.of("authorization", "Bearer t"), new byte[0], Map.of());
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void whoAnswers_isHeard_andAskedForItselfAloneWithTheCallersToken() throws IOException {
    String knows = answering(200, "{\"pool\":\"p1\"}");
    String knowsNot = answering(404, "{}");
    var said = neighbours.ask(List.of(knows, knowsNot), request);

    assertThat(said.answers()).containsOnlyKeys(knows);
    assertThat(said.answers().get(knows).path("pool").asText()).isEqualTo("p1");
    assertThat(said.silent()).isEmpty();
    assertThat(heard).containsExactly("yes Bearer t", "yes Bearer t");
  }

  @Test
  void whoDoesNot_isNamedWithTheReason() throws IOException {
    String moves = answering(503, "{\"why\":\"moving\"}");
    String babbles = answering(200, "<html>");
    String gone;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = "127.0.0.1:" + socket.getLocalPort();
    }
    var said = neighbours.ask(List.of(moves, babbles, gone), request);

    assertThat(said.answers()).isEmpty();
    assertThat(said.silent()).containsOnlyKeys(moves, babbles, gone);
    assertThat(said.silent().get(moves)).isEqualTo("answered 503");
    assertThat(said.silent().get(gone)).isNotBlank();
  }

  private String answering(int status, String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/state/pools/p1", exchange -> answer(exchange, status, body));
    server.start();
    servers.add(server);
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      heard.add(headers.getFirst(Neighbours.ALONE) + " " + headers.getFirst("Authorization"));
      exchange.sendResponseHeaders(status, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }
}
