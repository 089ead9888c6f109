package io.memwall.streams.alerts;

import io.memwall.streams.alerts.NodeReport.Node;
import io.memwall.streams.alerts.Signal.Cleared;
import io.memwall.streams.alerts.Signal.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Notices nodes that watch less than they should, give events up, or fall silent. */
final class NodeWatch {
  private static final long MILLI_NS = 1_000_000;

  private final AlertRules.Watch limits;
  private final Duration quiet;
  private final Map<Node, Standing> nodes = new HashMap<>();

  /** Of one node: since when it is silent, and how its last reports were. */
  private static final class Standing {
    private long heardMs;
    private long reportedNs;
    private boolean gone;
    private boolean silent;
    private int poor;
    private int good;
  }

  NodeWatch(AlertRules rules) {
    limits = rules.watch();
    quiet = rules.quiet();
  }

  void clear() {
    nodes.clear();
  }

  /**
   * What a report says.
   *
   * @param heardMs when the broker took it, ms since 1970
   */
  List<Signal> heard(NodeReport report, long heardMs) {
    Standing standing = nodes.computeIfAbsent(report.node(), node -> new Standing());
    standing.heardMs = Math.max(standing.heardMs, heardMs);
    if (report.endNs() < standing.reportedNs) {
      // Out of a spool: an outage of its way is over, but it says nothing of now.
      return List.of();
    }
    standing.reportedNs = report.endNs();
    standing.gone = report.isFinal();
    standing.silent = false;
    var signals = new ArrayList<Signal>();
    signals.add(new Cleared(report.node().key(Rule.NODE_SILENT), heardMs * MILLI_NS));
    report.coverage().ifPresent(coverage -> signals.addAll(covered(report, coverage, standing)));
    report.lost().ifPresent(what -> signals.add(lost(report, what)));
    return signals;
  }

  private List<Signal> covered(NodeReport report, double coverage, Standing standing) {
    boolean isPoor = coverage < limits.leastCoverage();
    standing.poor = isPoor ? standing.poor + 1 : 0;
    standing.good = isPoor ? 0 : standing.good + 1;
    AlertKey key = report.node().key(Rule.COVERAGE_LOSS);
    if (standing.poor >= limits.reports()) {
      String sentence =
          "WARNING node %s watches %.0f %% of its links' time or frames, asked for are %.0f %%; next: memwall query coverage --from -1h"
              .formatted(report.node().name(), 100 * coverage, 100 * limits.leastCoverage());
      var account =
          new Account(
              sentence, Map.of(), Map.of("coverage", String.format(Locale.ROOT, "%.3f", coverage)));
      return List.of(
          new Raised(key, Severity.WARNING, report.endNs(), account, OptionalLong.empty()));
    }
    return standing.good >= limits.reports()
        ? List.of(new Cleared(key, report.endNs()))
        : List.of();
  }

  private Signal lost(NodeReport report, String what) {
    String sentence =
        "WARNING node %s: %s; next: memwall query coverage --from -1h"
            .formatted(report.node().name(), what);
    return new Raised(
        report.node().key(Rule.EVENTS_LOST),
        Severity.WARNING,
        report.endNs(),
        Account.of(sentence),
        OptionalLong.of(report.endNs() + quiet.toNanos()));
  }

  /**
   * Where a node that is named alone belongs, by its reports; empty text when that is not known.
   */
  String fabricOf(String name) {
    return nodes.keySet().stream()
        .filter(node -> node.name().equals(name))
        .map(Node::fabric)
        .sorted()
        .findFirst()
        .orElse("");
  }

  /** Who has fallen silent by now. */
  List<Signal> silence(Instant now) {
    long nowMs = now.toEpochMilli();
    var signals = new ArrayList<Signal>();
    nodes.forEach(
        (node, standing) -> {
          boolean late = nowMs - standing.heardMs > limits.silentAfter().toMillis();
          if (late && !standing.gone && !standing.silent) {
            standing.silent = true;
            signals.add(silent(node, standing, nowMs));
          }
        });
    return signals;
  }

  private static Signal silent(Node node, Standing standing, long nowMs) {
    String sentence =
        "WARNING node %s has reported nothing since %s and said no goodbye; next: memwall query coverage --from -1h"
            .formatted(node.name(), Instant.ofEpochMilli(standing.heardMs));
    return new Raised(
        node.key(Rule.NODE_SILENT),
        Severity.WARNING,
        nowMs * MILLI_NS,
        Account.of(sentence),
        OptionalLong.empty());
  }
}
