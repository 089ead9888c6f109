package io.memwall.collectors.agent.live;

/**
 * When bursts are planned: burst k begins at {@code k * period + phase}. All times are nanoseconds,
 * since the Unix epoch where they are points.
 *
 * @param phase at least 0, below the period
 */
record BurstSchedule(long length, long period, long phase) {
  static BurstSchedule of(CaptureMode.Bursts bursts) {
    long period = bursts.period().toNanos();
    long phase = Math.floorMod(scrambled(bursts.seed()), period);
    return new BurstSchedule(bursts.length().toNanos(), period, phase);
  }

  /** Start of the last burst that began at or before a time. */
  long startAt(long epochNanos) {
    return epochNanos - Math.floorMod(epochNanos - phase, period);
  }

  /** Whether a burst is on. */
  boolean on(long epochNanos) {
    return epochNanos - startAt(epochNanos) < length;
  }

  long end(long start) {
    return start + length;
  }

  /** The finalizer of SplitMix64: neighbouring seeds give phases far apart. */
  private static long scrambled(long seed) {
    long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
