package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A sink beside writers of a newer release, and on tables that a newer release changes. */
@EnabledIfSystemProperty(
    named = "memwall.full",
    matches = "true",
    disabledReason = "rounds of waiting for a sink: mvn -Pfull verify runs it")
class UpgradeIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int FLOWS = 600;
  private static final List<String> TABLES =
      List.of("flow", "allocation", "pool_snapshot", "bandwidth", "pool_use");

  @BeforeAll
  static void needServers() {
    Servers.clickHouse();
    Servers.kafkaWithTopics();
  }

  private static void administer(Database database, String statement) throws SQLException {
    try (var connection = database.connect();
        var command = connection.createStatement()) {
      command.execute(statement);
    }
  }

  private static void awaitStored(ClickHouseSink sink) {
    await().atMost(SOON).until(() -> sink.lag() == 0);
    assertThat(sink.status().deadLetters()).isZero();
    assertThat(sink.status().lastFailure()).isEmpty();
  }

  private static void assertWhole(Database database, String name) {
    assertThat(Servers.count(database, "flow", name)).isEqualTo(FLOWS);
    for (String table : TABLES.subList(1, TABLES.size())) {
      assertThat(Servers.count(database, table, name)).as(table).isEqualTo(FLOWS / 10);
    }
    var coverage =
        new QueryRunner(database).run(SavedQueries.named("coverage"), Map.of("case_name", name));
    assertThat(coverage.rows())
        .extracting(row -> row.get(8), row -> row.get(9))
        .isNotEmpty()
        .containsOnly(tuple(0L, 1.0));
  }

  /** Events and results, of both releases in turn, as while one process after the other changes. */
  @Test
  void recordsOfANewerRelease_areStoredLikeOurs_andTheLogKeepsWhatWeDoNotKnow() throws Exception {
    String name = SharedEngines.freshName("mixed");
    Map<String, Grown> newer =
        Stream.of(Topics.FLOW, Topics.ALLOCATION, Topics.SNAPSHOT, Topics.BANDWIDTH, Topics.POOL)
            .collect(Collectors.toMap(Topic::name, UpgradeIT::grown));
    Servers.send(newer.values().stream().map(Grown::announcement).toList());
    var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var record : SinkIT.story(name, 0, FLOWS)) {
      var other = sent.size() % 2 == 0 ? newer.get(record.topic()) : null;
      sent.add(other == null ? record : other.of(record));
    }
    var database = Servers.empty("upgrade");
    try (var running = RunningSink.start(Servers.config(database))) {
      Servers.send(sent);
      awaitStored(running.sink());
    }

    assertWhole(database, name);
    var flows = newer.get(Topics.FLOW.name());
    assertThat(sent)
        .filteredOn(record -> record.topic().equals(Topics.FLOW.name()))
        .filteredOn(record -> isNewer(record.value(), Topics.FLOW))
        .hasSizeGreaterThan(FLOWS / 3)
        .allMatch(record -> flows.isWhole(record.value()));
  }

  private static Grown grown(Topic<?> topic) {
    return new Grown(topic, AvroCodec.of(topic.type()).schema());
  }

  private static boolean isNewer(byte[] value, Topic<?> topic) {
    return AvroCodec.writtenWith(value).getAsLong() != AvroCodec.of(topic.type()).fingerprint();
  }

  /** What a migration of a newer release does while the sink of this one stores. */
  @Test
  void columnsAddedUnderLoad_takeTheirDefault_andNothingIsLost() throws Exception {
    String name = SharedEngines.freshName("columns");
    var database = Servers.empty("upgrade");
    try (var running = RunningSink.start(Servers.config(database, 50))) {
      Servers.send(SinkIT.story(name, 0, FLOWS / 2));
      await().atMost(SOON).until(() -> running.sink().status().batches() > 0);
      for (String table : TABLES) {
        administer(
            database, "ALTER TABLE " + table + " ADD COLUMN added_later String DEFAULT 'unknown'");
      }
      Servers.send(SinkIT.story(name, FLOWS / 2, FLOWS));
      awaitStored(running.sink());
    }

    assertWhole(database, name);
    for (String table : TABLES) {
      assertThat(
              Servers.rows(
                  database,
                  "SELECT DISTINCT added_later FROM %s WHERE case_name = '%s'"
                      .formatted(table, name)))
          .as(table)
          .containsExactly(List.of("unknown"));
    }
  }

  /** A sink that was upgraded before anybody had prepared the tables. */
  @Test
  void columnThatIsNotThereYet_isWaitedFor_andSaidWhich() throws Exception {
    String name = SharedEngines.freshName("older-table");
    var database = Servers.empty("upgrade");
    String column = "snaplen_truncated";
    Object type =
        Servers.rows(
                database,
                "SELECT type FROM system.columns WHERE database = currentDatabase()"
                    + " AND table = 'flow' AND name = '%s'".formatted(column))
            .get(0)
            .get(0);
    administer(database, "ALTER TABLE flow DROP COLUMN " + column);
    try (var running = RunningSink.start(Servers.config(database))) {
      var sink = running.sink();
      Servers.send(SinkIT.story(name, 0, FLOWS));
      await()
          .atMost(SOON)
          .until(() -> sink.status().lastFailure().orElse("").contains("run the migrator"));
      assertThat(sink.status().lastFailure().orElseThrow()).contains("flow", column);
      assertThat(sink.lag()).isPositive();
      assertThat(Servers.count(database, "flow", name)).isZero();

      administer(database, "ALTER TABLE flow ADD COLUMN %s %s".formatted(column, type));
      awaitStored(sink);
    }

    assertWhole(database, name);
  }
}
