package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of state and days of use say what windows and states say, and follow what is revised. */
class RollupsIT {
  private static final Map<String, String> RANGE =
      Map.of("from", "2026-03-01T10:30:00Z", "to", "2026-03-12T14:15:00Z", "case_name", "*");
  private static final List<String> QUERIES = List.of("hotspot_changes", "use_by_day");

  /**
   * The hours of all windows are over, and a day behind the last state of a pool, which holds on.
   */
  private static final Instant NOW = Instant.parse("2026-03-06T00:00:00Z");

  private final Database database = TestDatabase.empty("sql");
  private final QueryRunner runner = new QueryRunner(database);
  private final Rollups rollups = new Rollups(database, InstantSource.fixed(NOW));

  @BeforeEach
  void tell() throws SQLException {
    windows(1);
    states(1);
    minutes(1);
  }

  @Test
  void answers_areTheSameFromRollups_howeverOftenAllIsTold() throws SQLException {
    var before = answers();
    assertThat(before).noneMatch(List::isEmpty);

    assertThat(rollups.run()).containsExactly(72, 30, 5);
    assertThat(rows("hotspot_change")).isEqualTo(before.get(0).size() - 1);
    assertThat(rows("measured_use")).isEqualTo(3 * 2 + 4 * 2);
    assertThat(answers()).isEqualTo(before);

    tell();
    windows(0);
    states(0);
    minutes(0);
    begin();
    assertThat(answers()).isEqualTo(before);

    assertThat(rollups.run()).containsExactly(72, 30, 5);
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void rollups_followWhatIsRevised() throws SQLException {
    rollups.run();
    windows(2);
    states(2);
    minutes(2);
    rollups.run();
    var computed = answers();
    assertThat(rows("hotspot_change")).isPositive();

    TestDatabase.execute(database, "TRUNCATE TABLE hotspot_change", "TRUNCATE TABLE measured_use");
    assertThat(answers()).isEqualTo(computed);
  }

  /** A job that was killed while it computed leaves its pieces marked as not to be counted. */
  private void begin() throws SQLException {
    for (String table : List.of("hotspot_change", "measured_use")) {
      String again =
          "INSERT INTO %1$s SELECT * REPLACE (rev + 1 AS rev%2$s) FROM %1$s FINAL WHERE %3$s";
      TestDatabase.execute(
          database,
          again.formatted(
              table, ", false AS counts", "entity_kind = '' AND t_start = '2026-03-02 00:00:00'"),
          // What it had written by then.
          again.formatted(table, "", "entity_kind = 'LINK' AND t_start >= '2026-03-02 00:00:00'"));
    }
  }

  private List<List<List<Object>>> answers() {
    return QUERIES.stream()
        .map(name -> runner.run(SavedQueries.named(name), RANGE).rows())
        .toList();
  }

  /** That a roll-up shows. */
  private long rows(String table) {
    var answer =
        runner.sql(
            "SELECT count() FROM %s FINAL WHERE entity_kind != ''".formatted(table)
                + " AND rev + 1 IN (SELECT rev FROM %s FINAL WHERE entity_kind = '')"
                    .formatted(table));
    return ((Number) answer.rows().get(0).get(0)).longValue();
  }

  /** 30 hours of windows; of a link's every hundredth changed the state, of a case's one. */
  private void windows(int revision) throws SQLException {
    TestDatabase.execute(
        database,
        """
        INSERT INTO hotspot (case_name, entity_kind, t_start, t_end, entity, rev, state, previous_state, state_changed, score, causes, sentence, t_computed)
        SELECT
            if(number = 160, 'one', ''), 'LINK', toDateTime64('2026-03-01 12:00:00', 9, 'UTC') + toIntervalSecond(10 * number) AS t, t + INTERVAL 10 SECOND,
            'h0-p0/rx', %1$d, 'WARN', 'OK', number %% if(%1$d > 1, 150, 100) = 60, 0.5 + %1$d / 100, ['demand'], concat('it is ', toString(number)), t + INTERVAL 12 SECOND
        FROM numbers(10800)
        """
            .formatted(revision));
  }

  /** A pool from the second day to the fourth, which stays so until it is forgotten. */
  private void states(int revision) throws SQLException {
    TestDatabase.execute(
        database,
        """
        INSERT INTO pool_use (case_name, pool_id, t_start, t_as_of, rev, state, used_bytes, capacity_bytes, `tenants.tenant`, `tenants.used_bytes`, coverage)
        SELECT '', 'p0', toDateTime64('2026-03-02 01:00:00', 9, 'UTC') + toIntervalHour(number) AS t, t, %1$d, 'OK', 1000 * %1$d + number, 9999, ['a'], [number], 1
        FROM numbers(60)
        """
            .formatted(revision));
  }

  /** Three days of two links, and of the reports of the node that saw them. */
  private void minutes(int revision) throws SQLException {
    TestDatabase.execute(
        database,
        """
        INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, t_end, entity, rev, nodes, utilisation)
        SELECT '', 'LINK', 60000000000, toDateTime64('2026-03-01 00:00:00', 9, 'UTC') + toIntervalMinute(number) AS t, t + INTERVAL 1 MINUTE, link, %1$d, ['h0'], (number + %1$d) / 10000
        FROM numbers(4320) ARRAY JOIN ['h0-p0/rx', 'h0-p0/tx'] AS link
        """
            .formatted(revision),
        """
        INSERT INTO health (case_name, t_start, t_end, node_id, epoch, stream, seq, rev, covered_ns)
        SELECT '', toDateTime64('2026-03-01 00:00:00', 9, 'UTC') + toIntervalMinute(number) AS t, t + INTERVAL 1 MINUTE, 'h0', 1, 2560, number, %1$d, 50000000000
        FROM numbers(4320)
        """
            .formatted(revision));
  }
}
