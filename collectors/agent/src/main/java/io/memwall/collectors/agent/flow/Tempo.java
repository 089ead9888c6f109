package io.memwall.collectors.agent.flow;

/**
 * The length of intervals over time, the same for all sources that share it: a change takes effect
 * at an instant at which both lengths have a boundary. Thread-safe.
 */
public final class Tempo {
  /**
   * Longer than a frame may be late: an interval that a source has open never changes its length.
   */
  private static final long AHEAD_NANOS = 2_000_000_000;

  private record Change(IntervalLength before, IntervalLength after, long from) {
    IntervalLength at(long epochNanos) {
      return epochNanos < from ? before : after;
    }
  }

  private volatile Change change;

  /** Always the same until it is changed. */
  public Tempo(IntervalLength length) {
    this.change = new Change(length, length, Long.MIN_VALUE);
  }

  /** The interval that holds an instant. */
  public Span around(long epochNanos) {
    return change.at(epochNanos).around(epochNanos);
  }

  /**
   * Goes on with another length, some seconds from now.
   *
   * @return false when the change before is still to come; then nothing changes
   */
  public synchronized boolean change(IntervalLength next, long nowNanos) {
    Change last = change;
    if (nowNanos < last.from()) {
      return last.after().equals(next);
    }
    if (!last.after().equals(next)) {
      long grid = common(last.after().nanos(), next.nanos());
      long from = (Math.floorDiv(nowNanos + AHEAD_NANOS, grid) + 1) * grid;
      change = new Change(last.after(), next, from);
    }
    return true;
  }

  private static long common(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return one / a * other;
  }
}
