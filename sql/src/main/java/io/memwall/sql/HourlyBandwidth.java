package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps the hours of what links carried, so that questions about weeks need not read minutes.
 *
 * <p>An hour is computed anew from its minutes as FINAL has them, whenever one of them came after
 * it was computed, and replaces what was there: what is told twice or revised changes nothing but
 * what it means to change. Only hours that are over have a row, and only those of live events:
 * imported captures are short.
 */
public final class HourlyBandwidth {
  /** A minute that came while its hour was computed may have been missed. */
  private static final String DIRTY =
      """
      SELECT toUnixTimestamp(hour)
      FROM
      (
          SELECT
              toStartOfHour(t_start) AS hour,
              maxIf(ingested_at, window_ns = 60000000000) AS told,
              maxIf(ingested_at, window_ns = 3600000000000) AS computed
          FROM bandwidth
          WHERE case_name = '' AND entity_kind = 'LINK' AND window_ns IN (60000000000, 3600000000000)
          GROUP BY hour
      )
      WHERE told > computed - INTERVAL 1 MINUTE AND hour + INTERVAL 1 HOUR <= now()
      ORDER BY hour
      """;

  private static final String COMPUTE =
      """
      INSERT INTO bandwidth
          (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, fabric_id, halves, nodes, records,
          frames, new_frames, retrans_frames, messages, frame_bytes, wire_bytes, retrans_wire_bytes,
          payload_bytes, goodput_bytes, covered_ns, span_ns, coverage, t_computed,
          `classes.traffic`, `classes.flits`, `classes.payload_bytes`, `classes.wire_bytes`,
          `tenants.tenant`, `tenants.workload`, `tenants.alloc_id`, `tenants.wire_bytes`, `tenants.goodput_bytes`)
      WITH
          sumMap(`classes.traffic`, `classes.flits`, `classes.payload_bytes`, `classes.wire_bytes`) AS classes,
          -- A key cannot be NULL, and a tenant may be without a name.
          sumMap(
              arrayMap(name -> if(name IS NULL, '', concat('=', assumeNotNull(name))), `tenants.tenant`),
              `tenants.wire_bytes`,
              `tenants.goodput_bytes`) AS tenants
      SELECT
          '', 'LINK', 3600000000000, toDateTime64(toStartOfHour(b.t_start), 9, 'UTC') AS hour, b.entity,
          toUnixTimestamp64Milli(now64(3)), hour + INTERVAL 1 HOUR,
          any(b.fabric_id), max(b.halves), arraySort(groupUniqArrayArray(b.nodes)), sum(b.records),
          sum(b.frames), sum(b.new_frames), sum(b.retrans_frames), sum(b.messages), sum(b.frame_bytes), sum(b.wire_bytes), sum(b.retrans_wire_bytes),
          sum(b.payload_bytes), sum(b.goodput_bytes), sum(b.covered_ns), sum(b.span_ns),
          if(count(b.coverage) = 0, NULL, sum(ifNull(b.coverage, 0) * b.span_ns) / nullIf(sum(b.span_ns), 0)), now64(9),
          classes.1, classes.2, classes.3, classes.4,
          arrayMap(name -> if(name = '', NULL, substring(name, 2)), tenants.1),
          arrayMap(name -> NULL, tenants.1), arrayMap(name -> NULL, tenants.1), tenants.2, tenants.3
      FROM bandwidth AS b FINAL
      WHERE b.case_name = '' AND b.entity_kind = 'LINK' AND b.window_ns = 60000000000
          AND b.t_start >= toDateTime64(%2$d, 9, 'UTC') AND b.t_start < toDateTime64(%3$d, 9, 'UTC')
          AND toUnixTimestamp(toStartOfHour(b.t_start)) IN (%1$s)
      GROUP BY b.entity, hour
      """;

  /** A day of a thousand links is 24,000 rows from 1.4 million. */
  private static final int AT_ONCE = 24;

  private final Database database;

  public HourlyBandwidth(Database database) {
    this.database = database;
  }

  /**
   * Computes the hours that are over and lack one of their minutes.
   *
   * @return how many hours were computed
   * @throws SQLException if the database cannot be reached or refuses; hours computed by then stay
   */
  public int run() throws SQLException {
    try (var connection = database.connect()) {
      var hours = dirty(connection);
      for (int from = 0; from < hours.size(); from += AT_ONCE) {
        compute(connection, hours.subList(from, Math.min(hours.size(), from + AT_ONCE)));
      }
      return hours.size();
    }
  }

  private static void compute(Connection connection, List<Long> hours) throws SQLException {
    String named = hours.stream().map(String::valueOf).collect(Collectors.joining(", "));
    long end = hours.get(hours.size() - 1) + Duration.ofHours(1).toSeconds();
    try (var statement = connection.createStatement()) {
      statement.execute(COMPUTE.formatted(named, hours.get(0), end));
    }
  }

  private static List<Long> dirty(Connection connection) throws SQLException {
    var hours = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(DIRTY)) {
      while (rows.next()) {
        hours.add(rows.getLong(1));
      }
    }
    return hours;
  }
}
