package io.memwall.standalone.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.EmptyDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * A stretch of a steady load tells what is on disk at the end of a longer one: by Kafka's log
 * directories and ClickHouse's parts. Time is the test's own, so that the load is steady.
 */
final class HeldLaterIT {
  private static final long TEN_SECONDS = 10_000_000_000L;
  private static final int ROUNDS_MORE = 5;
  private static final int RECORDS = 4_000;
  private static final double WITHIN_PERCENT = 15;

  private final Random random = new Random(7);
  private long nanos;

  @Test
  void logsOfKafka_holdWhatTheFirstStretchTold() throws Exception {
    String topic = SharedEngines.freshName("size");
    Map<String, Object> kafka = Map.of("bootstrap.servers", SharedEngines.kafka());
    try (var admin = Admin.create(kafka);
        var reader = new LogReader(kafka, () -> nanos)) {
      var wanted = new NewTopic(topic, Optional.of(2), Optional.empty());
      admin.createTopics(List.of(wanted)).all().get();
      produce(topic);
      Logs before = reader.look();
      produce(topic);
      var load = reader.look().since(before, reader.readers()).get(topic);
      assertThat(load.recordsPerSecond()).isEqualTo(RECORDS / 10.0);
      assertThat(load.readers()).hasValue(0);
      double told =
          load.heldBytes().orElseThrow() + load.bytesPerSecond().orElseThrow() * 10 * ROUNDS_MORE;
      for (int round = 0; round < ROUNDS_MORE; round++) {
        produce(topic);
      }
      assertThat(reader.look().topics().get(topic).oneCopy())
          .isCloseTo(told, withinPercentage(WITHIN_PERCENT));
    }
  }

  /** Ten seconds of records that compress, as ours do. */
  private void produce(String topic) {
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", SharedEngines.kafka(), "compression.type", "lz4");
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (int i = 0; i < RECORDS; i++) {
        String text = "link %d of host %d".formatted(random.nextInt(100), random.nextInt(8));
        byte[] value = (text + ' ' + random.nextLong()).getBytes(StandardCharsets.UTF_8);
        // What fails is missing from the log, and from what is held against it.
        var unused =
            producer.send(
                new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8), value));
      }
    }
    nanos += TEN_SECONDS;
  }

  @Test
  void partsOfClickHouse_holdWhatTheFirstStretchTold() throws Exception {
    Database database = EmptyDatabase.one();
    var runner = new QueryRunner(database);
    insert(database, 0);
    Parts before = Parts.look(runner, () -> nanos);
    insert(database, 1);
    var load = Parts.look(runner, () -> nanos).since(before, Map.of("bandwidth", "results"));
    var bandwidth = load.get("bandwidth");
    assertThat(bandwidth.rowsPerSecond()).isEqualTo(RECORDS / 10.0);
    assertThat(bandwidth.keeps()).contains(MigrationSettings.DEFAULT_RESULTS);
    assertThat(load.get("flow").bytesPerRow()).isEmpty();
    double told =
        bandwidth.heldBytes().orElseThrow()
            + bandwidth.bytesPerSecond().orElseThrow() * 10 * ROUNDS_MORE;
    for (int round = 0; round < ROUNDS_MORE; round++) {
      insert(database, 2 + round);
    }
    assertThat((double) Parts.look(runner, () -> nanos).tables().get("bandwidth").bytes())
        .isCloseTo(told, withinPercentage(WITHIN_PERCENT));
  }

  /** Ten seconds of windows of as many links. */
  private void insert(Database database, int round) throws Exception {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, frames, wire_bytes)
          SELECT '', 'LINK', 1000000000, toDateTime64('2026-01-01 00:00:00', 9, 'UTC') + %d + number %% 10,
            concat('h', toString(intDiv(number, 10)), '/rx'), 1, rand(1) %% 100000, rand(2) %% 100000000
          FROM numbers(%d)
          """
              .formatted(round * 10, RECORDS));
    }
    nanos += TEN_SECONDS;
  }
}
