package io.memwall.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.Revision;
import io.memwall.standalone.stack.StreamsPlan.Scale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds now, asked over HTTP of a topology that runs. */
final class StateServerIT {
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String own = SharedEngines.freshName("state");
  private final String full = own + "-full";
  private final String empty = own + "-empty";
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;
  private StateServer server;
  private long report;

  @Test
  void hotspotsAndPools_areTold_andWhyNotWhereTheyCannotBe() throws Exception {
    String kafka = SharedEngines.kafka();
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
    var plan = plan(kafka);
    try (var pipeline = new Pipeline(plan, Optional.empty());
        var listening = new StateServer(plan.http(), pipeline)) {
      server = listening;
      notYet("/state/hotspots");
      notYet("/state/pools/" + full);

      pipeline.start();
      // Again and again, as a pool is reported: what comes too late to be judged is not judged.
      await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN_REPORTS)
          .untilAsserted(
              () -> {
                send(kafka, full, 1.0, 0.5);
                send(kafka, empty, 0.1, 0);
                poolIsTold();
              });
      worstIsFirst();
      unknownPoolIsNotFound();
      assertThat(ask("/health").statusCode()).isEqualTo(200);
    }
  }

  private StreamsPlan plan(String kafka) {
    var all = StreamsPlan.single(kafka, directory, PARTITIONS).running(List.of("hotspot"));
    return new StreamsPlan(
        all.kafka(),
        all.stateDir(),
        all.parts(),
        new Scale(1, 0, 1, PARTITIONS, own + "-"),
        all.tables(),
        Optional.of(HttpSettings.local(ListenAddress.parse("http://127.0.0.1:0"))),
        all.rules(),
        all.latency());
  }

  /** Its tasks are not here yet, as while they move. */
  private void notYet(String path) throws Exception {
    var answer = ask(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json(answer).path("why").asText()).contains("topology hotspot cannot be asked now");
  }

  private void poolIsTold() throws Exception {
    var answer = ask("/state/pools/" + full);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode pool = json(answer);
    assertThat(pool.path("pool").asText()).isEqualTo(full);
    assertThat(pool.at("/use/used_bytes").asLong()).isEqualTo(1_000_000);
    assertThat(pool.at("/hotspot/score").asDouble()).isGreaterThan(0.7);
    assertThat(pool.has("unanswered")).isFalse();
    assertThat(json(ask("/state/pools/" + empty)).at("/hotspot/state").asText()).isEqualTo("OK");
  }

  private void worstIsFirst() throws Exception {
    var answer = ask("/state/hotspots");
    assertThat(answer.statusCode()).isEqualTo(200);
    var pools = json(answer).path("hotspots").findValuesAsText("entity");
    assertThat(pools).containsSubsequence(full, empty);
  }

  private void unknownPoolIsNotFound() throws Exception {
    var answer = ask("/state/pools/nobodys");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("why").asText()).isEqualTo("no pool nobodys in any process asked");
  }

  /** Of a minute ago: its window is over, and judged a second after it comes. */
  private void send(String kafka, String pool, double used, double failRate) throws Exception {
    report++;
    var asOf = Instant.now().minusSeconds(60);
    var use =
        PoolUse.newBuilder()
            .setPoolId(pool)
            .setTStart(asOf)
            .setTAsOf(asOf)
            .setRevision(new Revision(1L, report))
            .setCaseName("")
            .setFabricId("f")
            .setLedgerEpoch(1)
            .setLedgerSeq(report)
            .setState(LedgerState.OK)
            .setCapacityBytes(1_000_000L)
            .setUsedBytes((long) (1_000_000 * used))
            .setReservedBytes(0)
            .setAllocations(1)
            .setFailures(0)
            .setFailRate(failRate)
            .setTenants(List.of())
            .setTComputed(asOf)
            .build();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      byte[] value = AvroCodec.of(PoolUse.class).encode(use);
      producer.send(new ProducerRecord<>(Topics.POOL.name(), pool, value)).get();
    }
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.address().orElseThrow() + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
