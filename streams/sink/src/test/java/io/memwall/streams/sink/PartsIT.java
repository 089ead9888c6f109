package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sink knows how far merges are behind, and stores all the same. */
class PartsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @BeforeAll
  static void needServers() {
    Servers.clickHouse();
    Servers.kafkaWithTopics();
  }

  private static void execute(Database database, String statement) throws SQLException {
    try (var connection = database.connect();
        var asked = connection.createStatement()) {
      asked.execute(statement);
    }
  }

  /** A table whose parts nobody merges. */
  private static void unmerged(Database database, int parts) throws SQLException {
    execute(
        database,
        "CREATE OR REPLACE TABLE unmerged (n UInt64) ENGINE = MergeTree ORDER BY n"
            + " SETTINGS parts_to_delay_insert = 10000, parts_to_throw_insert = 10000");
    execute(database, "SYSTEM STOP MERGES unmerged");
    execute(
        database,
        "INSERT INTO unmerged SELECT number FROM numbers(%d)".formatted(parts)
            + " SETTINGS max_block_size = 1, min_insert_block_size_rows = 1, max_insert_threads = 1,"
            + " min_insert_block_size_bytes = 0, preferred_block_size_bytes = 0");
  }

  @Test
  void parts_areThoseOfTheFullestPartition() throws Exception {
    var database = Servers.empty();
    unmerged(database, 70);
    try (var inserter = new ClickHouseInserter(Servers.config(database))) {
      assertThat(inserter.mostParts()).hasValue(70);
    }
  }

  @Test
  void parts_ofAServerThatIsGone_areNotKnown() {
    var gone = new Database("http://127.0.0.1:1", "default", "", "gone");
    try (var inserter = new ClickHouseInserter(Servers.config(gone))) {
      assertThat(inserter.mostParts()).isEmpty();
    }
  }

  @Test
  void aServerWithoutTheDatabase_doesNotBreakTheAsking() {
    var none = new Database(Servers.clickHouse(), "default", "", "no_such_database");
    try (var inserter = new ClickHouseInserter(Servers.config(none))) {
      assertThat(inserter.mostParts()).isEmpty();
    }
  }

  @Test
  void beyondTheMost_rowsArriveAllTheSame() throws Exception {
    String name = SharedEngines.freshName("parts");
    var database = Servers.empty();
    unmerged(database, 3 * Pace.MOST_PARTS);
    try (var running = RunningSink.start(Servers.config(database))) {
      Servers.send(SinkIT.story(name, 0, 20));
      await().atMost(SOON).until(() -> Servers.count(database, "flow", name) > 0);
      assertThat(running.sink().status().mostParts()).isEqualTo(3 * Pace.MOST_PARTS);
    }
  }
}
