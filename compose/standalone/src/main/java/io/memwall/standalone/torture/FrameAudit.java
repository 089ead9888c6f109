package io.memwall.standalone.torture;

import java.util.List;

/**
 * Whether topologies counted each frame of the stored flow records once, second by second. Records
 * that they put aside as impossible, and said so, are not to be counted: a clock that steps back
 * lays a second's traffic on an interval that was over.
 */
final class FrameAudit {
  private static final int NAMED = 5;

  /** Flow records of the agent; {@code aside} where a fold has put one aside and said so. */
  private static final String RECORDS =
      """
      SELECT *, (concat(tap_id, '/', conn_id, '/', toString(dir), '/', toString(inc)), epoch, t_start)
        IN (SELECT source, epoch, t_start FROM quarantine FINAL) AS aside
      FROM flow FINAL WHERE node_id = '%s'
      """
          .formatted(Stage.NODE);

  /** By half and second: frames as flow records told them, and as bandwidth has them. */
  private static final String DIFFERING =
      """
      SELECT half, toString(second), sum(told) AS told, sum(counted) AS counted FROM (
        SELECT concat(tap_id, ' ', mac_src, ' ', mac_dst) AS half,
          toDateTime(t_start, 'UTC') AS second, frames AS told, 0 AS counted
        FROM (%s) WHERE NOT aside
        UNION ALL
        SELECT concat(assumeNotNull(tap_id), ' ', assumeNotNull(mac_src), ' ', assumeNotNull(mac_dst)),
          toDateTime(t_start, 'UTC'), 0, frames
        FROM bandwidth FINAL WHERE entity_kind = 'LINK' AND window_ns = 1000000000)
      GROUP BY half, second HAVING told != counted ORDER BY second, half
      """
          .formatted(RECORDS);

  private static final String TOLD =
      "SELECT toInt64(sumIf(frames, NOT aside)), toInt64(sumIf(frames, aside)), countIf(aside) FROM ("
          + RECORDS
          + ")";

  private final Tables tables;

  FrameAudit(Tables tables) {
    this.tables = tables;
  }

  /** True when nothing differs now; results may still be on their way when it is not. */
  boolean agrees() {
    return tables.rows(DIFFERING).isEmpty();
  }

  Verdict verdict() {
    var differing = tables.rows(DIFFERING);
    var all = tables.rows(TOLD).get(0);
    return new Verdict(
        "bandwidth counts every frame once",
        differing.isEmpty() && Long.parseLong(all.get(0)) > 0,
        differing.isEmpty()
            ? "%s frames; put aside as impossible, and said so: %s in %s records"
                .formatted(all.toArray())
            : text(differing));
  }

  private static String text(List<List<String>> differing) {
    var named =
        differing.stream()
            .limit(NAMED)
            .map(row -> "%s at %s: %s frames in flow, %s in bandwidth".formatted(row.toArray()))
            .toList();
    return "%d seconds of halves differ: %s%s"
        .formatted(
            differing.size(), String.join("; ", named), differing.size() > NAMED ? "; ..." : "");
  }
}
