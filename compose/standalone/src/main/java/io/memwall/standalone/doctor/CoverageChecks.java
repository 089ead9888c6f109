package io.memwall.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The nodes that reported lately: who fell silent, whose clock is off, what was missed. */
final class CoverageChecks {
  private static final String NODES =
      """
      SELECT agent, said, dateDiff('millisecond', t_last, now64(3)) / 1000 AS silent_s, coverage
      FROM agents(from = now64(9) - INTERVAL 10 MINUTE, to = now64(9) + INTERVAL 1 HOUR, case_name = '')
      """;

  /** The quickest report: waiting on the way only makes a clock look late, never early. */
  private static final String CLOCKS =
      """
      SELECT node_id, min(toUnixTimestamp64Milli(ingested_at) - intDiv(toUnixTimestamp64Nano(t_emit), 1000000))
      FROM health
      WHERE case_name = '' AND ingested_at > now64(3) - INTERVAL 10 MINUTE
      GROUP BY node_id
      """;

  /** A node without a tap reports every 10 s; reports are then on the road for a while. */
  private static final double SILENT_S = 20;

  private static final double COVERED = 0.99;
  private static final long AHEAD_MS = -1_000;

  private final Tables tables;

  CoverageChecks(Tables tables) {
    this.tables = tables;
  }

  List<Check> all() {
    return List.of(
        Check.mild(Stage.AGENT, "reports", this::reports),
        Check.mild(Stage.AGENT, "clock", this::clocks));
  }

  private List<Finding> reports() throws Exception {
    var findings = new ArrayList<Finding>();
    for (JsonNode node : tables.rows(NODES)) {
      if (!node.path(1).asText().equals("STOP")) {
        findings.add(judged(node));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.unknown(Stage.AGENT, "reports", "no live node has reported in 10 min"))
        : List.copyOf(findings);
  }

  private static Finding judged(JsonNode node) {
    String name = node.path(0).asText();
    double silent = Math.max(0, node.path(2).asDouble());
    if (silent > SILENT_S) {
      return Finding.broken(
          Stage.AGENT,
          "reports",
          String.format(Locale.ROOT, "%s has been silent for %.0f s", name, silent),
          "see /health/ready and the log of memwall collect on %s; start or wake it"
              .formatted(name));
    }
    if (!node.path(3).isNull() && node.path(3).asDouble() < COVERED) {
      return Finding.warn(
          Stage.AGENT,
          "coverage",
          String.format(
              Locale.ROOT, "%s watched %.1f %% of 10 min", name, 100 * node.path(3).asDouble()),
          "memwall query coverage says what is missing; docs/operations.md, What is lost");
    }
    return Finding.ok(
        Stage.AGENT, "reports", String.format(Locale.ROOT, "%s reported %.1f s ago", name, silent));
  }

  private List<Finding> clocks() throws Exception {
    var findings = new ArrayList<Finding>();
    for (JsonNode node : tables.rows(CLOCKS)) {
      if (node.path(1).asLong() < AHEAD_MS) {
        findings.add(
            Clocks.judged(Stage.AGENT, node.path(0).asText(), -node.path(1).asLong(), -AHEAD_MS));
      }
    }
    return List.copyOf(findings);
  }
}
