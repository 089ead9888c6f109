package io.memwall.standalone.stack;

import io.memwall.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a topology must have seen of the time before, for its results to be those it gave live. A
 * topology that is not named here needs a minute: the longest window, and the choice of taps in it.
 */
final class WarmUp {
  private static final Duration WINDOW = Duration.ofMinutes(2);

  private static final Map<String, Duration> DECLARED =
      Map.of(
          "bandwidth",
          WINDOW,
          "contention",
          WINDOW,
          // Ledgers are read whole, see below.
          "allocation",
          Duration.ZERO,
          // The baseline: the lowest hour of a week.
          "latency",
          Duration.ofDays(7),
          // Scores are given again from what they recorded, which needs none of the log's events.
          "hotspot",
          Duration.ZERO);

  /** A ledger is what all of its entries made it; an inventory is joined as of any time. */
  private static final Set<String> WHOLE =
      Set.of(
          Topics.ALLOCATION.name(),
          Topics.SNAPSHOT.name(),
          Topics.INVENTORY.name(),
          Topics.INVENTORY_HISTORY.name());

  private WarmUp() {}

  static Duration of(String topology) {
    return DECLARED.getOrDefault(topology, WINDOW);
  }

  static boolean isNeededWhole(String topic) {
    return WHOLE.contains(topic);
  }
}
