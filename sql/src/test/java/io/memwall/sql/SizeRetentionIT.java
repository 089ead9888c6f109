package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeRetentionIT {
  private static final long MIB = 1L << 20;
  private static final int ROWS = 8_000;
  private static final int MORE = 5;

  /** A column of each table that takes any text. */
  private static final Map<String, String> TEXTS =
      Map.of("flow", "conn_id", "bandwidth", "entity", "holding", "alloc_id");

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));

  @Test
  void fullDisk_losesOldEventsFirst_keepsCases_takesNewRows_andSaysWhatIsGone(@TempDir Path mount)
      throws Exception {
    TestDatabase.fresh();
    try (var disk = SmallDisk.of("96m", mount)) {
      var database = disk.database();
      tables(database);
      // What was merged into other parts would take space for minutes.
      TestDatabase.execute(database, "SYSTEM STOP MERGES");
      insert(database, "flow", "case_name", "'seen'", 0);
      insert(database, "bandwidth", "entity_kind", "'x'", 0);
      insert(database, "holding", "pool_id", "'p'", 0);
      var retention = new SizeRetention(database, keepFree(24 * MIB), CLOCK);
      assertThat(retention.enforce()).isEmpty();
      int days = fill(database);
      Path ballast = disk.fill();
      assertThatThrownBy(() -> insert(database, "flow", "tap_id", "'t'", days))
          .isInstanceOf(SQLException.class);

      var first = retention.enforce();

      assertThat(disk.free()).isGreaterThanOrEqualTo(24 * MIB);
      assertThat(first.stream().map(Dropped::table)).containsOnly("flow");
      assertThat(first.stream().map(Dropped::partition))
          .containsExactlyElementsOf(days(0, first.size()));
      assertThat(first.size()).isLessThan(days);

      var all = new ArrayList<>(first);
      for (int day = days; day < days + MORE; day++) {
        insert(database, "flow", "tap_id", "'t'", day);
        all.addAll(retention.enforce());
      }
      assertThat(ballast).exists();
      assertThat(all.stream().map(Dropped::partition))
          .containsExactlyElementsOf(days(0, all.size()));
      assertThat(count(database, "flow", "case_name = 'seen'")).isEqualTo(ROWS);
      assertThat(count(database, "bandwidth", "true")).isEqualTo(ROWS);
      assertThat(count(database, "holding", "true")).isEqualTo(ROWS);
      assertThat(count(database, "flow", "case_name = ''"))
          .isEqualTo(((long) days + MORE - all.size()) * ROWS);
      assertStated(database, all);

      assertThat(new SizeRetention(database, keepFree(49 * MIB), CLOCK).enforce())
          .as("more than half of the disk is a slip")
          .isEmpty();
      assertLeastIsLeft(disk);
      insert(database, "flow", "tap_id", "'t'", 0);
    }
  }

  /**
   * More is asked for than there is to drop: class after class gives, then their newest partitions.
   */
  private static void assertLeastIsLeft(SmallDisk disk) throws SQLException, IOException {
    var database = disk.database();
    insert(database, "bandwidth", "entity_kind", "'x'", 7);
    insert(database, "holding", "pool_id", "'p'", 31);

    disk.fill();

    var gone = new SizeRetention(database, keepFree(48 * MIB), CLOCK).enforce();

    assertThat(gone.stream().map(Dropped::of).distinct())
        .containsExactly(DataClass.EVENTS, DataClass.RESULTS, DataClass.LEDGER);
    assertThat(gone.stream().skip(gone.size() - 4L).map(Dropped::of))
        .containsExactly(DataClass.RESULTS, DataClass.LEDGER, DataClass.EVENTS, DataClass.RESULTS);
    assertThat(count(database, "flow", "case_name = 'seen'")).isEqualTo(ROWS);
    assertThat(count(database, "flow", "case_name = ''")).isZero();
    assertThat(count(database, "bandwidth", "true")).isZero();
    assertThat(count(database, "holding", "true")).isEqualTo(ROWS);
  }

  private static void assertStated(Database database, List<Dropped> dropped) {
    var answer = new QueryRunner(database).run(SavedQueries.named("dropped_data"), Map.of());
    assertThat(answer.rows()).hasSize(dropped.size());
    for (int i = 0; i < dropped.size(); i++) {
      Dropped each = dropped.get(i);
      assertThat(answer.rows().get(i))
          .startsWith(each.of().toString(), each.table(), each.partition())
          .contains(each.rows(), each.bytes(), "LOW_SPACE", 24 * MIB);
    }
  }

  @Test
  void classOverItsBound_losesItsOldestButKeepsTheNewestOfEachTable() throws Exception {
    var database = TestDatabase.fresh();
    tables(database);
    for (int day = 0; day < 4; day++) {
      insert(database, "flow", "tap_id", "'t'", day);
      insert(database, "bandwidth", "entity_kind", "'x'", 7 * day);
    }
    insert(database, "flow", "case_name", "'seen'", 0);
    var bounds = new SizeBounds(Map.of(DataClass.EVENTS, 20 * MIB), OptionalLong.empty());
    var retention = new SizeRetention(database, bounds, CLOCK);

    var dropped = retention.enforce();

    assertThat(dropped.stream().map(Dropped::partition))
        .containsExactlyElementsOf(days(0, dropped.size()));
    assertThat(dropped).isNotEmpty().allMatch(each -> each.reason() == Dropped.Reason.OVER_BOUND);
    assertThat(retention.enforce()).isEmpty();
    assertThat(count(database, "bandwidth", "true")).isEqualTo(4 * ROWS);

    // Whatever the bound: the newest stays, and so does the case.
    var tight = new SizeBounds(Map.of(DataClass.EVENTS, 1L), OptionalLong.empty());
    new SizeRetention(database, tight, CLOCK).enforce();
    assertThat(count(database, "flow", "case_name = ''")).isEqualTo(ROWS);
    assertThat(count(database, "flow", "case_name = 'seen'")).isEqualTo(ROWS);
  }

  /** All tables, but of the saved queries only the one asked: each takes its time. */
  private static void tables(Database database) throws SQLException {
    try (var connection = database.connectToServer();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database.name());
    }
    for (Migration migration : Migration.shipped()) {
      TestDatabase.execute(database, migration.statements(Layout.SINGLE).toArray(String[]::new));
    }
    TestDatabase.execute(database, SavedQueries.named("dropped_data").text());
  }

  private static SizeBounds keepFree(long bytes) {
    return new SizeBounds(Map.of(), OptionalLong.of(bytes));
  }

  /** Days of flow until the server takes no more. */
  private static int fill(Database database) {
    for (int day = 0; day < 100; day++) {
      try {
        insert(database, "flow", "tap_id", "'t'", day);
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("space");
        return day;
      }
    }
    throw new AssertionError("100 days of 7 MB fit on a disk of 96 MiB");
  }

  /** About 7 MB that cannot be compressed, of one day. */
  private static void insert(Database database, String table, String column, String value, int day)
      throws SQLException {
    String text = TEXTS.get(table);
    TestDatabase.execute(
        database,
        ("INSERT INTO %s (%s, %s, t_start)"
                + " SELECT %s, randomPrintableASCII(1100), toDateTime64('2026-03-02 00:00:00', 9, 'UTC')"
                + " + toIntervalDay(%d) + toIntervalSecond(number) FROM numbers(%d)")
            .formatted(table, column, text, value, day, ROWS));
  }

  private static List<String> days(int from, int to) {
    return Stream.iterate(LocalDate.of(2026, 3, 2), day -> day.plusDays(1))
        .skip(from)
        .limit(to - from)
        .map(day -> day.toString().replace("-", ""))
        .toList();
  }

  private static long count(Database database, String table, String where) {
    return ((Number)
            new QueryRunner(database)
                .sql("SELECT count() FROM " + table + " WHERE " + where)
                .rows()
                .get(0)
                .get(0))
        .longValue();
  }
}
