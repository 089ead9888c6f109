package io.memwall.standalone;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The content of the tables as something to compare: rows that count, and a hash over them in an
 * order of their own. What tells one load from another, but not one truth from another, is left
 * out: when it was sent, computed and stored, and revisions.
 */
final class Digests {
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "flow", "rev, ingested_at, t_emit",
          "hot", "rev, ingested_at, t_emit",
          "connection", "rev, ingested_at, t_emit",
          "health", "rev, ingested_at, t_emit",
          "bandwidth", "rev, ingested_at, t_computed");

  private static final String HASH =
      "count() AS rows, lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(line)), '\\n'))))"
          + " AS digest";

  /** Which sequence numbers arrived, whatever ranges they came in. */
  private static final String RECEIVED =
      "SELECT 'received' AS content, "
          + HASH
          + " FROM (SELECT toString(tuple(node, epoch, stream, announced, received, missing)) AS"
          + " line FROM coverage(from = '1990-01-01 00:00:00', to = '2100-01-01 00:00:00',"
          + " case_name = '*'))";

  private Digests() {}

  /** One statement; columns content, rows, digest. */
  static String statement() {
    String tables =
        LEFT_OUT.entrySet().stream()
            .map(table -> content(table.getKey(), table.getValue()))
            .collect(Collectors.joining(" UNION ALL "));
    return "SELECT * FROM (%s UNION ALL %s) ORDER BY content".formatted(tables, RECEIVED);
  }

  private static String content(String table, String leftOut) {
    return "SELECT '%s' AS content, %s FROM (SELECT toString(tuple(* EXCEPT (%s))) AS line FROM %s FINAL)"
        .formatted(table, HASH, leftOut, table);
  }

  static Map<String, String> of(Database database) {
    var digests = new TreeMap<String, String>();
    for (List<Object> row : new QueryRunner(database).sql(statement()).rows()) {
      digests.put((String) row.get(0), row.get(1) + " rows, " + row.get(2));
    }
    return digests;
  }
}
