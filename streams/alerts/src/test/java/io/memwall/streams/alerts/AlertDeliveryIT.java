package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From results in Kafka to a receiver, over a real broker. */
final class AlertDeliveryIT {
  private static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String fabric = SharedEngines.freshName("fabric");
  private final String group = SharedEngines.freshName("alerts");
  private final Instant begin = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
  private final List<AlertDelivery> running = new ArrayList<>();
  private Posts posts;

  @BeforeEach
  void prepare() {
    posts = new Posts();
    try (var admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
  }

  @AfterEach
  void stop() {
    running.forEach(AlertDelivery::close);
    posts.close();
  }

  @Test
  void aRestart_neitherRepeatsNorForgets() throws Exception {
    var first = start(Samples.webhook(posts.url(), everything()));
    send(0, HotspotState.WARN);
    await().atMost(PATIENCE).until(() -> told("firing") == 1);
    settle();
    first.close();
    send(60, HotspotState.OK);

    start(Samples.webhook(posts.url(), everything()));
    await().atMost(PATIENCE).until(() -> told("resolved") == 1);
    assertThat(told("firing")).isEqualTo(1);
  }

  @Test
  void whoStandsBy_goesOn_whenTheOtherIsGone() throws Exception {
    var first = start(Samples.webhook(posts.url(), everything()));
    var second = start(Samples.webhook(posts.url(), everything()));
    await().atMost(PATIENCE).until(() -> first.status().isOwner() != second.status().isOwner());
    send(0, HotspotState.WARN);
    await().atMost(PATIENCE).until(() -> told("firing") == 1);
    settle();

    (first.status().isOwner() ? first : second).close();
    await().atMost(PATIENCE).until(() -> first.status().isOwner() || second.status().isOwner());
    send(60, HotspotState.CRITICAL);
    await().atMost(PATIENCE).until(() -> told("firing") == 2);
    assertThat(mine().get(1).get("labels").get("severity").asText()).isEqualTo("critical");
  }

  private AlertDelivery start(Receiver receiver) {
    var config =
        new AlertsConfig(
            SharedEngines.kafka(),
            group,
            AlertRules.to(List.of(receiver)),
            Map.of("heartbeat.interval.ms", 300, "session.timeout.ms", 6_000));
    var delivery = new AlertDelivery(config);
    var thread = new Thread(delivery::run, "delivery");
    thread.setDaemon(true);
    thread.start();
    running.add(delivery);
    return delivery;
  }

  /** The receipt is written down with the next step. */
  private void settle() {
    try (var reader =
        new KafkaClients(AlertsConfig.of(SharedEngines.kafka(), AlertRules.silent())).reader()) {
      var records = new AlertRecords(fingerprint -> Optional.empty(), begin);
      var partitions = KafkaClients.partitions(reader, Topics.ALERT.name());
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                for (var record : reader.poll(Duration.ofMillis(100))) {
                  var alert =
                      record.value() == null ? null : records.read(record.value()).orElse(null);
                  if (alert != null
                      && alert.key().fabric().equals(fabric)
                      && !alert.notified().isEmpty()) {
                    return true;
                  }
                }
                return false;
              });
    }
  }

  private void send(long second, HotspotState state) throws Exception {
    Hotspot window = Hotspots.pool(fabric, begin.plusSeconds(second), state);
    var settings = Map.<String, Object>of("bootstrap.servers", SharedEngines.kafka());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] value = AvroCodec.of(Hotspot.class).encode(window);
      producer.send(new ProducerRecord<>(Topics.HOTSPOT.name(), 1, new byte[] {1}, value)).get();
    }
  }

  private long told(String status) {
    return mine().stream().filter(each -> each.get("status").asText().equals(status)).count();
  }

  /** The broker is shared: others' alerts arrive too. */
  private List<JsonNode> mine() {
    var mine = new ArrayList<JsonNode>();
    for (var post : posts.taken()) {
      post.body()
          .get("alerts")
          .forEach(
              alert -> {
                if (alert.get("labels").path("fabric").asText().equals(fabric)) {
                  mine.add(alert);
                }
              });
    }
    return mine;
  }
}
