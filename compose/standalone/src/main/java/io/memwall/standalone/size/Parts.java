package io.memwall.standalone.size;

import io.memwall.sql.QueryRunner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The tables at one moment, live rows only: cases do not come at a rate.
 *
 * @param nanos of a clock without a beginning
 */
record Parts(long nanos, Map<String, Part> tables) {
  private static final double NANOS = 1e9;
  private static final Pattern KEPT = Pattern.compile("TTL .*toIntervalSecond\\((\\d+)\\)");
  private static final String LOOK =
      """
      SELECT replaceRegexpOne(t.name, '_local$', '') AS table_name, any(t.engine_full) AS engine,
        sum(p.rows) AS rows, sum(p.bytes_on_disk) AS bytes
      FROM system.tables AS t
      LEFT JOIN (SELECT table, rows, bytes_on_disk FROM system.parts
        WHERE database = currentDatabase() AND active AND partition_id != '0') AS p
      ON p.table = t.name
      WHERE t.database = currentDatabase() AND t.engine LIKE '%MergeTree'
      GROUP BY table_name ORDER BY table_name
      """;

  /**
   * One table.
   *
   * @param rows that are stored, some of which a later merge may drop
   * @param bytes on disk, one copy
   */
  record Part(long rows, long bytes, Optional<Duration> keeps) {}

  static Parts look(QueryRunner runner, LongSupplier nanos) {
    var tables = new TreeMap<String, Part>();
    long at = nanos.getAsLong();
    for (var row : runner.sql(LOOK).rowsByName()) {
      tables.put(
          (String) row.get("table_name"),
          new Part(number(row, "rows"), number(row, "bytes"), kept((String) row.get("engine"))));
    }
    return new Parts(at, tables);
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }

  /** What a table's engine says of how long its rows stay. */
  static Optional<Duration> kept(String engine) {
    var found = KEPT.matcher(engine);
    return found.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(found.group(1))))
        : Optional.empty();
  }

  /**
   * What was written between two looks.
   *
   * @param kinds events, results or ledger, by table
   */
  Map<String, TableLoad> since(Parts earlier, Map<String, String> kinds) {
    double seconds = (nanos - earlier.nanos) / NANOS;
    var loads = new TreeMap<String, TableLoad>();
    tables.forEach(
        (name, part) -> {
          long before = Optional.ofNullable(earlier.tables.get(name)).map(Part::rows).orElse(0L);
          loads.put(
              name,
              new TableLoad(
                  name,
                  kinds.getOrDefault(name, "other"),
                  // Merges may have dropped more replaced rows than came.
                  Math.max(part.rows - before, 0) / seconds,
                  Formulas.ratio((double) part.bytes, (double) part.rows),
                  OptionalDouble.of((double) part.bytes),
                  part.keeps));
        });
    return loads;
  }
}
