package io.memwall.standalone.replay;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.replay.TableComparison.Content;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of results in two databases of one server. Result tables are those that say when a row
 * was computed; what differs between two computations of the same thing is left out: revisions,
 * those of its inputs, and when it was computed and stored.
 */
final class ResultTables {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);
  private static final int SHOWN = 5;

  private final QueryRunner runner;
  private final Stretch stretch;

  ResultTables(QueryRunner runner, Stretch stretch) {
    this.runner = runner;
    this.stretch = stretch;
  }

  /** Compares every table of results that the live database has. */
  List<TableComparison> compare(String live, String shadow) {
    return tables(live).stream().map(table -> compare(table, live, shadow)).toList();
  }

  private List<String> tables(String database) {
    String statement =
        """
        SELECT table FROM system.columns WHERE database = '%s'
        GROUP BY table HAVING countIf(name = 't_computed') = 1 AND countIf(name = 'rev') = 1
          AND countIf(name = 't_start') = 1 ORDER BY table
        """
            .formatted(database);
    return runner.sql(statement).rows().stream().map(row -> (String) row.get(0)).toList();
  }

  private TableComparison compare(String table, String live, String shadow) {
    String columns = columns(live, table);
    String ours = lines(live, table, columns);
    String anew = lines(shadow, table, columns);
    Content before = content(ours);
    Content after = content(anew);
    boolean same = before.equals(after);
    return new TableComparison(
        table,
        before,
        after,
        same ? List.of() : without(ours, anew),
        same ? List.of() : without(anew, ours));
  }

  private String columns(String database, String table) {
    String statement =
        """
        SELECT name FROM system.columns WHERE database = '%s' AND table = '%s'
          AND name NOT IN ('rev', 'ingested_at', 't_computed')
          AND NOT endsWith(name, 'generation') AND NOT endsWith(name, 'counter')
        ORDER BY position
        """
            .formatted(database, table);
    return runner.sql(statement).rows().stream()
        .map(row -> "`" + row.get(0) + "`")
        .collect(Collectors.joining(", "));
  }

  private String lines(String database, String table, String columns) {
    return "SELECT toString(tuple(%s)) AS line FROM %s.%s FINAL WHERE t_start >= '%s' AND t_start < '%s'"
        .formatted(
            columns, database, table, TIME.format(stretch.from()), TIME.format(stretch.to()));
  }

  private Content content(String lines) {
    String statement =
        "SELECT count() AS rows, hex(groupBitXor(sipHash64(line))) AS a, hex(sum(cityHash64(line))) AS b"
            + " FROM ("
            + lines
            + ")";
    var row = runner.sql(statement).rows().get(0);
    return new Content(((Number) row.get(0)).longValue(), row.get(1) + "-" + row.get(2));
  }

  private List<String> without(String these, String those) {
    String statement =
        "SELECT line FROM (%s) WHERE line NOT IN (%s) ORDER BY line LIMIT %d"
            .formatted(these, those, SHOWN);
    return runner.sql(statement).rows().stream().map(row -> (String) row.get(0)).toList();
  }
}
