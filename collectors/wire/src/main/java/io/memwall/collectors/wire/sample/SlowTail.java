package io.memwall.collectors.wire.sample;

import io.memwall.collectors.wire.sketch.Sketch;

/** What counts as slow in one class: above the bucket with the running 99.9th percentile. */
final class SlowTail {
  private static final double QUANTILE = 0.999;

  /** Of so many values one is remembered: enough to know the percentile by. */
  private static final int THINNING = 4;

  /** Remembered before a percentile of 0.1 % says anything, and between two looks at it. */
  private static final int STEP = 1024;

  /** So many remembered make a generation; the threshold outlives it. */
  private static final int GENERATION = 1 << 16;

  /** From what a bucket stands for to its upper border: (γ + 1) / 2. */
  private static final double TO_BORDER = (101.0 / 99 + 1) / 2;

  private final Sketch sketch = new Sketch();
  private double threshold = Double.POSITIVE_INFINITY;
  private int skips;

  /** Adds a latency; true when it is slow by what came before it. */
  boolean add(long nanos) {
    boolean slow = nanos > threshold;
    if (--skips >= 0) {
      return slow;
    }
    skips = THINNING - 1;
    sketch.add(nanos);
    if (sketch.count() % STEP == 0) {
      threshold = sketch.quantile(QUANTILE, 0) * TO_BORDER;
    }
    if (sketch.count() == GENERATION) {
      sketch.clear();
    }
    return slow;
  }
}
