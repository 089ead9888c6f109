package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.Quarantine;
import io.memwall.streams.alerts.Signal.Cleared;
import io.memwall.streams.alerts.Signal.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What suspected leaks and impossible values say of alerts. Imported captures alert nobody. */
final class ResultSignals {
  private static final double GIB = 1L << 30;
  private static final long HOUR_NS = Duration.ofHours(1).toNanos();

  /** A group that says nothing any more, because it holds nothing, is no suspect. */
  private static final Duration FORGET_SUSPECT = Duration.ofHours(3);

  private final Duration quiet;
  private final UnaryOperator<String> fabricOf;

  /**
   * Of what happens once.
   *
   * @param quiet an alert of it ends so long after it happened last
   * @param fabricOf a node, for records that name the node alone
   */
  ResultSignals(Duration quiet, UnaryOperator<String> fabricOf) {
    this.quiet = quiet;
    this.fabricOf = fabricOf;
  }

  static List<Signal> of(Leak leak) {
    if (!leak.getCaseName().isEmpty()) {
      return List.of();
    }
    String group =
        "%s/%s/%s/%s"
            .formatted(leak.getPoolId(), leak.getTenant(), leak.getWorkload(), leak.getTag());
    var key = new AlertKey(leak.getFabricId(), Rule.LEAK_SUSPECT, new Entity("group", group));
    long atNs = Nanos.of(leak.getTStart()) + HOUR_NS;
    if (leak.getSuspect() == null) {
      return List.of();
    }
    return leak.getSuspect()
        ? List.of(
            new Raised(
                key,
                Severity.WARNING,
                atNs,
                account(leak),
                OptionalLong.of(atNs + FORGET_SUSPECT.toNanos())))
        : List.of(new Cleared(key, atNs));
  }

  private static Account account(Leak leak) {
    String sentence =
        "WARNING tenant %s, workload %s, tag %s may leak in pool %s: holds %.1f GiB, grows by %s GiB/h over %d h, frees %s of what it allocates%s; next: memwall query leak_suspects --from -48h"
            .formatted(
                said(leak.getTenant()),
                said(leak.getWorkload()),
                said(leak.getTag()),
                leak.getPoolId(),
                leak.getUsedBytes() / GIB,
                number(leak.getSlopeBytesPerH(), GIB),
                leak.getPoints(),
                number(leak.getFreeRatio(), 1),
                leak.getTQuota() == null ? "" : "; full at " + leak.getTQuota());
    return new Account(
        sentence,
        Map.of("tenant", leak.getTenant(), "pool", leak.getPoolId()),
        Map.of("score", number(leak.getScore(), 1), "z", number(leak.getZ(), 1)));
  }

  /** A record that cannot be true alerts of the node that reported it. */
  List<Signal> of(Quarantine quarantined) {
    if (!quarantined.getCaseName().isEmpty()) {
      return List.of();
    }
    String node = quarantined.getNodeId();
    var key = new AlertKey(fabricOf.apply(node), Rule.IMPOSSIBLE_VALUES, new Entity("node", node));
    // When it was noticed, not when it says it was: that may be what is wrong with it.
    Instant noticed = quarantined.getTNoticed();
    String sentence =
        "WARNING node %s reports what cannot be, and it is in no figure: %s (%s of %s); next: memwall query quarantined --from -1h"
            .formatted(
                node, quarantined.getDetail(), quarantined.getFold(), quarantined.getEntity());
    return List.of(
        new Raised(
            key,
            Severity.WARNING,
            Nanos.of(noticed),
            new Account(sentence, Map.of(), Map.of("reason", quarantined.getReason().name())),
            OptionalLong.of(Nanos.of(noticed.plus(quiet)))));
  }

  private static String said(String name) {
    return name.isEmpty() ? "(none)" : name;
  }

  private static String number(Double value, double unit) {
    return value == null ? "unknown" : String.format(Locale.ROOT, "%.2f", value / unit);
  }
}
