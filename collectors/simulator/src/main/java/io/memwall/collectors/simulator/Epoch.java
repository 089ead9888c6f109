package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.Timeline;
import java.time.Instant;

/** Where the run's picoseconds lie in UTC. */
record Epoch(long startNanos) {
  static Epoch at(Instant start) {
    return new Epoch(
        Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L), start.getNano()));
  }

  /** The stamp of a clock with a resolution of one nanosecond: the nearest. */
  long stamp(long picos) {
    return startNanos + (picos + Timeline.PICOS_PER_NANO / 2) / Timeline.PICOS_PER_NANO;
  }

  /** Picoseconds since the start; negative before it. */
  long picos(long epochNanos) {
    return Math.multiplyExact(epochNanos - startNanos, Timeline.PICOS_PER_NANO);
  }
}
