package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Timeline;

/** The stamps of a tap, whose clock may be off and coarse. */
final class TapClock {
  private static final long BILLION = 1_000_000_000L;

  private final long startNanos;
  private final TapFaults faults;

  /**
   * @param startNanos epoch nanoseconds at the start of the run
   */
  TapClock(long startNanos, TapFaults faults) {
    this.startNanos = startNanos + faults.clock().offsetNanos();
    this.faults = faults;
  }

  /** Epoch nanoseconds: the nearest, or the multiple of the quantum before it. */
  long stamp(long picos) {
    long nanos = (picos + Timeline.PICOS_PER_NANO / 2) / Timeline.PICOS_PER_NANO;
    long stamp = startNanos + nanos + drift(nanos);
    return stamp - Math.floorMod(stamp, faults.quantumNanos());
  }

  private long drift(long nanos) {
    long driftPpb = faults.clock().driftPpb();
    if (driftPpb == 0) {
      return 0;
    }
    // In two parts, so that long runs do not overflow.
    return nanos / BILLION * driftPpb + nanos % BILLION * driftPpb / BILLION;
  }
}
