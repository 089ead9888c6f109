package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From when to when something is stored. */
final class Spans {
  /**
   * Reads a row from each end of the tables in the order of their keys, so it stays quick at any
   * size. Integers, because the end is exclusive by 1 ns.
   */
  private static final String SPAN =
      """
      SELECT min(first), max(last), count()
      FROM
      (
          SELECT * FROM (SELECT toUnixTimestamp64Nano(t_start) AS first, greatest(toUnixTimestamp64Nano(t_end), first + 1) AS last FROM flow WHERE case_name = %1$s ORDER BY case_name, t_start LIMIT 1)
          UNION ALL
          SELECT * FROM (SELECT toUnixTimestamp64Nano(t_start) AS first, greatest(toUnixTimestamp64Nano(t_end), first + 1) AS last FROM flow WHERE case_name = %1$s ORDER BY case_name DESC, t_start DESC LIMIT 1)
          UNION ALL
          SELECT * FROM (SELECT toUnixTimestamp64Nano(t_start) AS first, greatest(toUnixTimestamp64Nano(t_end), first + 1) AS last FROM health WHERE case_name = %1$s ORDER BY case_name, t_start LIMIT 1)
          UNION ALL
          SELECT * FROM (SELECT toUnixTimestamp64Nano(t_start) AS first, greatest(toUnixTimestamp64Nano(t_end), first + 1) AS last FROM health WHERE case_name = %1$s ORDER BY case_name DESC, t_start DESC LIMIT 1)
          UNION ALL
          SELECT toUnixTimestamp64Nano(min(t_start)), toUnixTimestamp64Nano(max(t_start)) + 1000000000 FROM pool_use WHERE case_name = %1$s HAVING count() > 0
      )
      """;

  private static final String CASES =
      "SELECT DISTINCT case_name FROM health WHERE case_name != '' ORDER BY case_name";

  private static final long PER_SECOND = 1_000_000_000L;

  private final Connection connection;

  Spans(Connection connection) {
    this.connection = connection;
  }

  /** The span of a case, of live events for empty text, or of {@link Parameter#EVERYTHING}. */
  Optional<TimeRange> of(String caseName) throws SQLException {
    if (!caseName.equals(Parameter.EVERYTHING)) {
      return ofOne(caseName);
    }
    var all = ofOne("");
    for (String each : cases()) {
      var more = ofOne(each);
      all = all.isEmpty() ? more : all.map(range -> more.map(range::including).orElse(range));
    }
    return all;
  }

  private Optional<TimeRange> ofOne(String caseName) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SPAN.formatted(Parameter.quoted(caseName)))) {
      rows.next();
      return rows.getLong(3) == 0
          ? Optional.empty()
          : Optional.of(new TimeRange(instant(rows.getLong(1)), instant(rows.getLong(2))));
    }
  }

  boolean isCase(String caseName) throws SQLException {
    return ofOne(caseName).isPresent();
  }

  List<String> cases() throws SQLException {
    var cases = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CASES)) {
      while (rows.next()) {
        cases.add(rows.getString(1));
      }
    }
    return cases;
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, PER_SECOND), Math.floorMod(epochNanos, PER_SECOND));
  }
}
