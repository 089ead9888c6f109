package io.memwall.standalone.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.memwall.collectors.agent.SteppedAgent;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.standalone.rules.RulesFile;
import io.memwall.standalone.stack.Scratch;
import io.memwall.streams.alerts.AlertDelivery;
import io.memwall.streams.alerts.AlertsConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the ledger of a pool to the pager: agent, Kafka, topologies, alert delivery and Debian's
 * Alertmanager. Twenty minutes of the pool's life pass as fast as they can be computed.
 */
final class AlertmanagerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AGO = Duration.ofMinutes(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private HttpServer pager;

  @BeforeEach
  void listen() throws IOException {
    pager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pager.createContext("/", this::take);
    pager.start();
  }

  @AfterEach
  void hangUp() {
    pager.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JSON.readTree(exchange.getRequestBody()).get("alerts").forEach(told::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Test
  void aPoolThatFails_isToldByAlertmanager_firingAndResolved(@TempDir Path directory)
      throws Exception {
    String url = "http://127.0.0.1:" + pager.getAddress().getPort();
    Instant start = Instant.ofEpochSecond(Instant.now().minus(AGO).getEpochSecond() / 10 * 10);
    try (var alertmanager = RunningAlertmanager.start(directory, url);
        var scratch = Scratch.open(1, List.of("allocation", "hotspot"), Optional.empty());
        var delivery = deliver(scratch.kafka(), rules(directory, alertmanager.url()));
        var agent = new SteppedAgent(identity(start), List.of(), KafkaTarget.at(scratch.kafka()))) {
      scratch.begin();
      var pool = new FailingPool(agent, start);
      pool.fail(Duration.ofMinutes(2));
      await().atMost(PATIENCE).until(() -> isTold("firing", "critical"));
      assertThat(alertmanager.alerts())
          .contains("CRITICAL pool p1", "memwall-memory-wall", "greedy");
      assertThat(delivery.status().isOwner()).isTrue();

      pool.recover(Duration.ofMinutes(14));
      await().atMost(PATIENCE).until(() -> isTold("resolved", "critical"));
      // Neither severity is left behind.
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(alertmanager.alerts()).doesNotContain("pool:p1"));
    }
  }

  private static Identity identity(Instant start) {
    return new Identity(
        "n1", Identity.NO_BOOT, start.getEpochSecond() * 1_000_000_000L, "f1", "lab", "");
  }

  private static Path rules(Path directory, String alertmanager) throws IOException {
    Path rules = directory.resolve("rules.yaml");
    Files.writeString(
        rules,
        """
        receivers:
          - name: pager
            kind: alertmanager
            url: %s
            rules: [memory-wall]
        """
            .formatted(alertmanager));
    return rules;
  }

  private static AlertDelivery deliver(String kafka, Path rules) {
    var delivery =
        new AlertDelivery(AlertsConfig.of(kafka, RulesFile.required(Optional.of(rules)).alerts()));
    var thread = new Thread(delivery::run, "delivery");
    thread.setDaemon(true);
    thread.start();
    return delivery;
  }

  private boolean isTold(String status, String severity) {
    return told.stream()
        .filter(alert -> alert.get("labels").path("entity").asText().equals("pool:p1"))
        .anyMatch(
            alert ->
                alert.get("status").asText().equals(status)
                    && alert.get("labels").get("severity").asText().equals(severity));
  }
}
