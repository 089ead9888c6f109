package io.memwall.standalone.replay;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.replay.TableComparison.Content;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of results in two databases of one server, topology by topology. What differs between
 * two computations of the same thing is left out: revisions, those of its inputs, and when it was
 * computed and stored.
 */
final class ResultTables {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);
  private static final int SHOWN = 5;
  private static final String HELD = "holding";

  private static final Map<String, List<String>> TABLES =
      Map.of(
          "bandwidth", List.of("bandwidth"),
          "contention", List.of("contention"),
          "latency", List.of("latency", "latency_curve"),
          "allocation", List.of("pool_use", HELD, "leak"),
          "hotspot", List.of("hotspot"));

  /** Tables of windows: of one that reaches beyond the stretch a replay knows a part. */
  private static final Set<String> WINDOWS =
      Set.of("bandwidth", "contention", "latency", "latency_curve", "hotspot");

  private final QueryRunner runner;
  private final Stretch stretch;

  ResultTables(QueryRunner runner, Stretch stretch) {
    this.runner = runner;
    this.stretch = stretch;
  }

  /** The tables a topology fills. */
  static List<String> of(String topology) {
    return TABLES.getOrDefault(topology, List.of());
  }

  /** Compares the tables of some topologies. */
  List<TableComparison> compare(List<String> topologies, String live, String shadow) {
    return topologies.stream()
        .flatMap(topology -> of(topology).stream())
        .map(table -> compare(table, live, shadow))
        .toList();
  }

  /** The statement that puts the rows of the stretch from one database into another. */
  String taking(String table, String from, String to) {
    String columns =
        runner
            .sql(
                ("SELECT name FROM system.columns WHERE database = '%s' AND table = '%s'"
                        + " AND name != 'ingested_at' ORDER BY position")
                    .formatted(from, table))
            .rows()
            .stream()
            .map(row -> "`" + row.get(0) + "`")
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s.%s (%s) SELECT %s FROM %s.%s FINAL WHERE %s"
        .formatted(to, table, columns, columns, from, table, within(table));
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
        .map(row -> column(table, (String) row.get(0)))
        .collect(Collectors.joining(", "));
  }

  /** Of what was held beyond the stretch, a replay of the stretch does not know the end. */
  private String column(String table, String name) {
    return table.equals(HELD) && name.equals("t_end")
        ? "if(t_end < '%s', t_end, NULL)".formatted(TIME.format(stretch.to()))
        : "`" + name + "`";
  }

  private String lines(String database, String table, String columns) {
    return "SELECT toString(tuple(%s)) AS line FROM %s.%s FINAL WHERE %s"
        .formatted(columns, database, table, within(table));
  }

  private String within(String table) {
    String end = WINDOWS.contains(table) ? "t_end <= '%s'" : "t_start < '%s'";
    return ("t_start >= '%s' AND " + end)
        .formatted(TIME.format(stretch.from()), TIME.format(stretch.to()));
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
