package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.DeadLetters;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka and ClickHouse as they are. Each test has a case, a database and a group of its own; what
 * it asserts is the content under FINAL, compared with a sink that nothing happened to.
 */
class SinkIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int FLOWS = 1_500;
  private static final List<String> TABLES =
      List.of(
          "flow", "health", "allocation", "pool_snapshot", "inventory", "bandwidth", "pool_use");

  @BeforeAll
  static void needServers() {
    Servers.clickHouse();
    Servers.kafkaWithTopics();
  }

  /** Everything a case sends, some of it twice, health to every partition. */
  static List<ProducerRecord<byte[], byte[]>> story(String caseName, int from, int to) {
    var events = new Events(caseName);
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int i = from; i < to; i++) {
      records.add(Servers.record(Topics.FLOW, i % Servers.PARTITIONS, events.flow(i)));
      if (i % 10 == 0) {
        records.add(Servers.record(Topics.FLOW, i % Servers.PARTITIONS, events.flow(i / 2)));
        records.add(Servers.record(Topics.ALLOCATION, 0, events.allocation(i / 10)));
        records.add(Servers.record(Topics.BANDWIDTH, 1, events.bandwidth(i / 10, 2)));
        records.add(Servers.record(Topics.BANDWIDTH, 1, events.bandwidth(i / 10, 1)));
        records.add(Servers.record(Topics.POOL, 2, events.poolUse(i / 10)));
        records.add(Servers.record(Topics.SNAPSHOT, 0, events.snapshot(i / 10)));
        records.add(Servers.record(Topics.INVENTORY_HISTORY, 0, events.attachment(i / 10)));
      }
    }
    for (int partition = 0; partition < Servers.PARTITIONS; partition++) {
      records.add(Servers.record(Topics.HEALTH, partition, events.health(0, to - 1)));
    }
    return records;
  }

  private static void store(SinkConfig config) {
    try (var running = RunningSink.start(config)) {
      await().atMost(SOON).until(() -> running.sink().lag() == 0);
    }
  }

  private static void assertSame(Database actual, Database truth, String caseName) {
    for (String table : TABLES) {
      assertThat(Servers.hash(actual, table, caseName))
          .as(table)
          .isEqualTo(Servers.hash(truth, table, caseName));
    }
  }

  /** What a sink stores when nothing happens to it. */
  private static Database truth() {
    var database = Servers.empty("truth");
    store(Servers.config(database));
    return database;
  }

  @Test
  void case_isStoredOnceAndComplete() {
    String name = SharedEngines.freshName("case");
    Servers.send(story(name, 0, FLOWS));
    var database = Servers.empty();

    try (var running = RunningSink.start(Servers.config(database))) {
      var sink = running.sink();
      await().atMost(SOON).until(() -> sink.lag() == 0);

      assertThat(sink.status().lastFailure()).isEmpty();
      assertThat(sink.status().rowsByTable()).containsKeys("flow", "received", "inventory");
      assertThat(sink.status().positions()).containsKey("memwall.flow-0");
      assertThat(sink.status().batches()).isPositive();
    }

    assertThat(Servers.count(database, "flow", name)).isEqualTo(FLOWS);
    assertThat(Servers.count(database, "health", name)).isEqualTo(1);
    for (String table :
        List.of("allocation", "pool_snapshot", "inventory", "bandwidth", "pool_use")) {
      assertThat(Servers.count(database, table, name)).as(table).isEqualTo(FLOWS / 10);
    }
    // The case crosses the turn of the month; live rows would lie in two partitions.
    assertThat(
            Servers.rows(
                database,
                "SELECT toYYYYMM(t_start) AS m, count() FROM flow FINAL WHERE case_name = '%s' GROUP BY m ORDER BY m"
                    .formatted(name)))
        .containsExactly(List.of(199912L, 600L), List.of(200001L, 900L));
    // Of each window the later revision, which came first.
    assertThat(
            Servers.rows(
                database,
                "SELECT DISTINCT frames FROM bandwidth FINAL WHERE case_name = '%s'"
                    .formatted(name)))
        .containsExactly(List.of(2L));
    assertCoverageIsComplete(database, name);
  }

  private static void assertCoverageIsComplete(Database database, String name) {
    var coverage =
        new QueryRunner(database).run(SavedQueries.named("coverage"), Map.of("case_name", name));
    assertThat(coverage.rows())
        .extracting(row -> row.get(3), row -> row.get(8), row -> row.get(9))
        .containsExactly(tuple("flow", 0L, 1.0), tuple("health", 0L, 1.0));
  }

  @Test
  void clickHouseKilledInTheMiddle_isWaitedForAndNothingIsLostOrDoubled(@TempDir Path directory) {
    String name = SharedEngines.freshName("killed");
    var source = ClickHouse.find(line -> {});
    var options = ClickHouseOptions.in(directory.resolve("ch"), source);
    Database database;
    int port;
    RunningSink running;
    try (var engine = ClickHouseEngine.start(options)) {
      port = URI.create(engine.httpUrl()).getPort();
      database = Servers.migrated(engine.httpUrl(), "memwall");
      running = RunningSink.start(Servers.config(database));
      var sink = running.sink();
      Servers.send(story(name, 0, FLOWS / 2));
      await().atMost(SOON).until(() -> sink.status().rowsByTable().getOrDefault("flow", 0L) > 200);
      engine.kill();
    }
    var sink = running.sink();
    Servers.send(story(name, FLOWS / 2, FLOWS));
    await().atMost(SOON).until(() -> sink.status().lastFailure().isPresent());
    assertThat(sink.lag()).isPositive();

    try (running;
        var again = ClickHouseEngine.start(options.withPorts(port, 0))) {
      assertThat(again.isAlive()).isTrue();
      await().atMost(SOON).until(() -> sink.lag() == 0);

      assertThat(sink.status().lastFailure()).isEmpty();
      assertSame(database, truth(), name);
      assertCoverageIsComplete(database, name);
    }
  }

  @Test
  void sinkThatDiedBetweenInsertAndCommit_isFollowedByOneThatEndsWithTheSame() {
    String name = SharedEngines.freshName("died");
    Servers.send(story(name, 0, FLOWS));
    var database = Servers.empty();
    var config = Servers.config(database);
    for (int inserts : new int[] {1, 4, 9}) {
      dieAfter(inserts, config);
    }
    store(config);

    assertSame(database, truth(), name);
    assertCoverageIsComplete(database, name);
  }

  /** Rows are stored, and then there is no more sink to commit anything. */
  private static void dieAfter(int inserts, SinkConfig config) {
    var left = new AtomicInteger(inserts);
    try (var clickHouse = new ClickHouseInserter(config)) {
      Inserter mortal =
          (shape, rows) -> {
            clickHouse.insert(shape, rows);
            if (left.decrementAndGet() == 0) {
              throw new IllegalStateException("died on purpose");
            }
          };
      var sink = new ClickHouseSink(config, mortal, InstantSource.system());
      assertThatThrownBy(sink::run).hasMessage("the batch writer failed");
    }
  }

  @Test
  void sinksComingAndGoing_endWithTheSame() {
    String name = SharedEngines.freshName("group");
    var database = Servers.empty();
    var config = Servers.config(database);
    var first = RunningSink.start(config);
    Servers.send(story(name, 0, FLOWS / 3));
    await().atMost(SOON).until(() -> first.sink().status().batches() > 0);
    try (var last = RunningSink.start(config)) {
      try (first) {
        Servers.send(story(name, FLOWS / 3, FLOWS));
        await().atMost(SOON).until(() -> last.sink().status().batches() > 0);
      }
      await().atMost(SOON).until(() -> last.sink().lag() == 0);
    }

    assertSame(database, truth(), name);
  }

  @Test
  void unreadableRecords_becomeDeadLettersAndTheRestGoesOn() {
    String name = SharedEngines.freshName("garbage");
    var events = new Events(name);
    var negative = events.flow(7);
    negative.getBytes().setWire(-5);
    byte[] garbage = ("no Avro, " + name).getBytes(StandardCharsets.UTF_8);
    Servers.send(
        List.of(
            Servers.record(Topics.FLOW, 0, events.flow(0)),
            new ProducerRecord<>(Topics.FLOW.name(), 0, new byte[] {2}, garbage),
            Servers.record(Topics.FLOW, 0, negative),
            new ProducerRecord<>(Topics.POOL.name(), 0, new byte[] {3}, null),
            Servers.record(Topics.FLOW, 0, events.flow(1))));
    var database = Servers.empty();
    store(Servers.config(database));

    assertThat(Servers.count(database, "flow", name)).isEqualTo(2);
    var letters = deadLetters();
    assertThat(letters)
        .anySatisfy(
            letter -> {
              assertThat(letter.value()).isEqualTo(garbage);
              assertThat(letter.key()).isEqualTo(new byte[] {2});
              assertThat(header(letter, DeadLetters.ORIGIN_TOPIC)).isEqualTo("memwall.flow");
              assertThat(header(letter, DeadLetters.COMPONENT)).isEqualTo("sink");
              assertThat(header(letter, DeadLetters.REASON)).contains("single-object");
            })
        .anySatisfy(
            letter ->
                assertThat(header(letter, DeadLetters.REASON))
                    .contains("flow.wire_bytes: -5 is outside"))
        .anySatisfy(letter -> assertThat(header(letter, DeadLetters.REASON)).contains("no value"));
  }

  @Test
  void rowClickHouseRefuses_isFoundAndItsNeighboursAreStored() throws Exception {
    String name = SharedEngines.freshName("refused");
    var database = Servers.empty();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE flow ADD CONSTRAINT picky CHECK seq != 41 OR case_name != '" + name + "'");
    }
    Servers.send(story(name, 0, 100));
    var config = Servers.config(database);
    try (var running = RunningSink.start(config)) {
      var sink = running.sink();
      await().atMost(SOON).until(() -> sink.lag() == 0);
      assertThat(sink.status().deadLetters()).isPositive();
    }

    assertThat(Servers.count(database, "flow", name)).isEqualTo(99);
    assertThat(deadLetters())
        .anySatisfy(letter -> assertThat(header(letter, DeadLetters.REASON)).contains("picky"));
    var coverage =
        new QueryRunner(database).run(SavedQueries.named("coverage"), Map.of("case_name", name));
    assertThat(coverage.rows().get(0).subList(4, 9)).isEqualTo(List.of(100L, 99L, 0L, 0L, 1L));
  }

  @Test
  void transactions_onlyCommittedOnesAreStoredAndMarkersCountAsRead() throws Exception {
    String name = SharedEngines.freshName("tx");
    var events = new Events(name);
    transaction(name, events.bandwidth(0, 1), true);
    transaction(name, events.bandwidth(1, 1), false);
    var database = Servers.empty();
    store(Servers.config(database));

    assertThat(Servers.count(database, "bandwidth", name)).isEqualTo(1);
  }

  private static void transaction(String id, Bandwidth result, boolean commit) throws Exception {
    try (var producer = Servers.producer(Map.of("transactional.id", id))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(Servers.record(Topics.BANDWIDTH, 0, result)).get();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  @Test
  void tablesThatDoNotExistYet_areWaitedFor() {
    String name = SharedEngines.freshName("early");
    Servers.send(story(name, 0, 20));
    var database =
        new Database(Servers.clickHouse(), "default", "", SharedEngines.freshName("later"));
    try (var running = RunningSink.start(Servers.config(database))) {
      var sink = running.sink();
      await()
          .atMost(SOON)
          .until(() -> sink.status().lastFailure().orElse("").contains("run the migrator"));
      Migrator.migrate(database, MigrationSettings.defaults());
      await().atMost(SOON).until(() -> sink.lag() == 0);
    }

    assertThat(Servers.count(database, "flow", name)).isEqualTo(20);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "the same four times over: mvn -Pfull verify runs it")
  void sinksJoiningAndLeavingAgainAndAgain_endWithTheSame() {
    String name = SharedEngines.freshName("churn");
    var database = Servers.empty();
    var config = Servers.config(database, 20);
    try (var stays = RunningSink.start(config)) {
      for (int visit = 0; visit < 4; visit++) {
        try (var visitor = RunningSink.start(config)) {
          // It joins and leaves in the midst of these.
          Servers.send(story(name, visit * FLOWS / 4, (visit + 1) * FLOWS / 4));
          await().atMost(SOON).until(() -> visitor.sink().status().batches() > 0);
        }
      }
      await().atMost(SOON).until(() -> stays.sink().lag() == 0);
    }

    assertSame(database, truth(), name);
    assertCoverageIsComplete(database, name);
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    var settings = Map.<String, Object>of("bootstrap.servers", SharedEngines.kafka());
    var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.DEADLETTER).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
      }
    }
    return letters;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
