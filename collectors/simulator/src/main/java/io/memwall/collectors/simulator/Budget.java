package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.Timeline;

/** How much a master may still begin. */
final class Budget {
  private static final long PICOS_PER_NANO = Timeline.PICOS_PER_NANO;

  private final boolean counted;
  private final long endPicos;
  private long left;

  Budget(Load load) {
    counted = load.requests() > 0;
    left = load.requests();
    endPicos =
        load.duration()
            .map(duration -> Math.multiplyExact(duration.toNanos(), PICOS_PER_NANO))
            .orElse(Long.MAX_VALUE);
  }

  /** Whether one more may begin now; if so it counts. */
  boolean take(long nowPicos) {
    if (nowPicos >= endPicos || (counted && left == 0)) {
      return false;
    }
    left--;
    return true;
  }
}
