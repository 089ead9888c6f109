package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.Timeline;

/** How much a master may still begin. */
final class Budget {
  private static final long PICOS_PER_NANO = Timeline.PICOS_PER_NANO;

  private final boolean counted;
  private final long endPicos;
  private long left;

  /**
   * So many, and none at or after this time.
   *
   * @param requests 0 is no limit
   */
  Budget(long requests, long endPicos) {
    this.counted = requests > 0;
    this.left = requests;
    this.endPicos = endPicos;
  }

  static Budget of(Load load) {
    long end =
        load.duration()
            .map(duration -> Math.multiplyExact(duration.toNanos(), PICOS_PER_NANO))
            .orElse(Long.MAX_VALUE);
    return new Budget(load.requests(), end);
  }

  /** Nothing begins at or after it; picoseconds since the start. */
  long endPicos() {
    return endPicos;
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
