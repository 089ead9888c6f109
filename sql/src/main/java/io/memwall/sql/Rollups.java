package io.memwall.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Keeps what questions about weeks are answered from: hours of bandwidth, changes of state, and
 * days of use. Whoever runs it, one at a time, runs it every half hour or so.
 */
public final class Rollups {
  /** A day of a thousand links has 8.6 million windows: some hours at once are enough to hold. */
  private static final Rollup CHANGES =
      new Rollup(
          "hotspot_change",
          Duration.ofHours(1),
          24,
          """
          SELECT toDateTime(toStartOfHour(t_start), 'UTC') AS piece, max(ingested_at) AS told
          FROM hotspot
          WHERE case_name = ''
          GROUP BY piece
          """,
          """
          INSERT INTO hotspot_change
              (case_name, entity_kind, t_start, entity, rev, counts, t_end, state, previous_state, score, causes, coverage, sentence, t_computed)
          SELECT '', entity_kind, t_start, entity, %2$d, false, t_end, state, previous_state, score, causes, coverage, sentence, t_computed
          FROM hotspot FINAL
          WHERE (case_name, entity_kind, t_start, entity) IN
          (
              SELECT case_name, entity_kind, t_start, entity
              FROM hotspot FINAL
              WHERE case_name = '' AND state_changed
                  AND t_start >= toDateTime64(%3$d, 9, 'UTC') AND t_start < toDateTime64(%4$d, 9, 'UTC')
                  AND toUnixTimestamp(toStartOfHour(t_start)) IN (%1$s)
          )
          """);

  /** A day of a thousand links is read at once from 1.4 million minutes. */
  private static final Rollup USE =
      new Rollup(
          "measured_use",
          Duration.ofDays(1),
          1,
          """
          SELECT toDateTime(toStartOfDay(t_start), 'UTC') AS piece, max(ingested_at) AS told
          FROM bandwidth
          WHERE case_name = '' AND entity_kind = 'LINK' AND window_ns = 60000000000
          GROUP BY piece
          UNION ALL
          SELECT toDateTime(toStartOfDay(t_start), 'UTC') AS piece, max(ingested_at)
          FROM health
          WHERE case_name = ''
          GROUP BY piece
          UNION ALL
          -- A state of a pool holds for 7 days at most.
          SELECT arrayJoin(arrayMap(days -> piece + toIntervalDay(days), range(8))), told
          FROM
          (
              SELECT toDateTime(toStartOfDay(t_start), 'UTC') AS piece, max(ingested_at) AS told
              FROM pool_use
              WHERE case_name = ''
              GROUP BY piece
          )
          """,
          """
          INSERT INTO measured_use
              (case_name, entity_kind, entity, pool_id, t_start, rev, counts, p50, p95, p99, highest, capacity, covered_h)
          SELECT '', kind, entity, pool, day, %2$d, false, p50, p95, p99, highest, capacity, covered_h
          FROM use_by_day(from = toDateTime64(%3$d, 9, 'UTC'), to = toDateTime64(%4$d, 9, 'UTC'), case_name = '')
          WHERE source = 'measured'
          """);

  private final Database database;
  private final InstantSource clock;

  /** Does nothing yet. */
  public Rollups(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Computes the hours and days that are over and lack something.
   *
   * @return how many hours of bandwidth, hours of states and days of use were computed
   * @throws SQLException if the database cannot be reached or refuses; what was computed by then
   *     stays
   */
  public List<Integer> run() throws SQLException {
    int hours = new HourlyBandwidth(database).run();
    try (var connection = database.connect()) {
      return List.of(hours, CHANGES.run(connection, clock), USE.run(connection, clock));
    }
  }
}
