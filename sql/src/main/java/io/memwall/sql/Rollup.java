package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that says of hours or days what other tables say, so that questions about weeks need not
 * read those. A piece is computed anew, as FINAL has its rows, when something of it came after it
 * was computed: what is told twice or revised changes nothing but what it means to change.
 *
 * <p>While pieces are computed, none of them counts, so readers look at what they are made of from
 * the first of them on; a job killed within leaves it so, and the next round begins with them.
 */
final class Rollup {
  private static final String MARK =
      "INSERT INTO %s (case_name, entity_kind, entity, t_start, rev, counts)"
          + " SELECT '', '', '', toDateTime64(arrayJoin([%s]), 9, 'UTC'), %d, %s";

  /** What came while a piece was computed may have been missed. */
  private static final String DIRTY =
      """
      SELECT toUnixTimestamp(piece)
      FROM
      (
          SELECT piece, told, toDateTime64(0, 3, 'UTC') AS computed FROM (%2$s)
          UNION ALL
          SELECT toDateTime(t_start, 'UTC'), toDateTime64(0, 3, 'UTC'), if(counts, ingested_at, toDateTime64(0, 3, 'UTC'))
          FROM %1$s FINAL
          WHERE case_name = '' AND entity_kind = ''
      )
      GROUP BY piece
      HAVING max(told) > greatest(max(computed), toDateTime64(60, 3, 'UTC')) - INTERVAL 1 MINUTE
          AND toUnixTimestamp(piece) + %3$d <= %4$d
      ORDER BY piece
      """;

  private final String table;
  private final Duration length;
  private final int atOnce;
  private final String told;
  private final String compute;

  /**
   * Describes it.
   *
   * @param table that it is written to
   * @param length of a piece
   * @param atOnce pieces that are computed together
   * @param told asks for {@code piece} and when something of it was {@code told} last
   * @param compute computes pieces: their starts, rev, start of the first and end of the last
   */
  Rollup(String table, Duration length, int atOnce, String told, String compute) {
    this.table = table;
    this.length = length;
    this.atOnce = atOnce;
    this.told = told;
    this.compute = compute;
  }

  /** Computes the pieces that are over and lack something; returns how many. */
  int run(Connection connection, InstantSource clock) throws SQLException {
    var pieces = dirty(connection, clock.instant());
    for (int from = 0; from < pieces.size(); from += atOnce) {
      var some = pieces.subList(from, Math.min(pieces.size(), from + atOnce));
      long last = number(connection, "SELECT max(rev) FROM " + table);
      // Later than all before, whatever the clock says.
      compute(connection, some, Math.max(last + 1, clock.instant().toEpochMilli()));
    }
    return pieces.size();
  }

  private void compute(Connection connection, List<Long> pieces, long rev) throws SQLException {
    String named = String.join(", ", pieces.stream().map(String::valueOf).toList());
    long end = pieces.get(pieces.size() - 1) + length.toSeconds();
    execute(connection, MARK.formatted(table, named, rev, "false"));
    execute(connection, compute.formatted(named, rev, pieces.get(0), end));
    execute(connection, MARK.formatted(table, named, rev + 1, "true"));
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private List<Long> dirty(Connection connection, Instant now) throws SQLException {
    String sql = DIRTY.formatted(table, told, length.toSeconds(), now.getEpochSecond());
    var pieces = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        pieces.add(rows.getLong(1));
      }
    }
    return pieces;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
