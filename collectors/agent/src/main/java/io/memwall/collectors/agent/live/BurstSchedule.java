package io.memwall.collectors.agent.live;

/**
 * When bursts are planned: one in every period, at a place within it that differs from period to
 * period, so that work that repeats itself is not always met at the same point. A phase common to
 * all makes every moment equally likely to be seen. All times are nanoseconds, since the Unix epoch
 * where they are points.
 *
 * @param length of a burst, below the period
 * @param phase at least 0, below the period
 * @param seed decides the places
 */
record BurstSchedule(long length, long period, long phase, long seed) {
  static BurstSchedule of(CaptureMode.Bursts bursts) {
    return of(bursts.length().toNanos(), bursts.period().toNanos(), bursts.seed());
  }

  static BurstSchedule of(long length, long period, long seed) {
    return new BurstSchedule(length, period, Math.floorMod(scrambled(seed), period), seed);
  }

  /** Start of the last burst that began at or before a time. */
  long startAt(long epochNanos) {
    long number = Math.floorDiv(epochNanos - phase, period);
    long start = start(number);
    return start <= epochNanos ? start : start(number - 1);
  }

  /** Start of the burst behind one. */
  long next(long start) {
    return start(Math.floorDiv(start - phase, period) + 1);
  }

  /** Whether a burst is on. */
  boolean on(long epochNanos) {
    return epochNanos - startAt(epochNanos) < length;
  }

  long end(long start) {
    return start + length;
  }

  private long start(long number) {
    long place = Math.floorMod(scrambled(seed + scrambled(number)), period - length + 1);
    return number * period + phase + place;
  }

  /** The finalizer of SplitMix64: neighbours come out far apart. */
  private static long scrambled(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
