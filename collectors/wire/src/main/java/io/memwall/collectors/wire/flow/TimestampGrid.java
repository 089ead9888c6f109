package io.memwall.collectors.wire.flow;

import java.util.OptionalLong;

/** The greatest common divisor of the non-zero steps between timestamps, block by block. */
final class TimestampGrid {
  private static final int BLOCK = 1_000;
  private static final long COARSEST_NANOS = 1_000;

  private long divisor;
  private long settled;
  private int steps;

  void add(long delta) {
    long step = Math.abs(delta);
    if (step <= 0) {
      return;
    }
    if (divisor != 1) {
      divisor = divisor(step, divisor);
    }
    if (++steps == BLOCK) {
      settled = divisor;
      divisor = 0;
      steps = 0;
    }
  }

  /** Nanoseconds, at most 1000; empty until time has moved. */
  OptionalLong nanos() {
    long known = settled == 0 ? divisor : settled;
    return known == 0 ? OptionalLong.empty() : OptionalLong.of(Math.min(known, COARSEST_NANOS));
  }

  private static long divisor(long a, long b) {
    long large = a;
    long small = b;
    while (small != 0) {
      long rest = large % small;
      large = small;
      small = rest;
    }
    return large;
  }
}
