package io.memwall.collectors.wire.flow;

/** The counters of a half since it was first seen, up to the last interval settled. */
final class Totals {
  private final long[] counts;

  Totals() {
    this(new long[HalfCounter.values().length]);
  }

  private Totals(long[] counts) {
    this.counts = counts;
  }

  long get(HalfCounter counter) {
    return counts[counter.index()];
  }

  /** Adds the counters, not the kinds and anomalies, which nobody reads cumulatively. */
  void add(Tally tally) {
    for (HalfCounter counter : HalfCounter.ALL) {
      counts[counter.index()] += tally.get(counter);
    }
  }

  Totals copy() {
    return new Totals(counts.clone());
  }
}
