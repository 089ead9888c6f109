package io.memwall.collectors.agent.inspect;

import java.util.Arrays;

/**
 * Latencies of one kind, in ns.
 *
 * <p>Up to {@value #LIMIT} of them are kept one by one, so every figure is exact; of more than that
 * the quantiles come from a sketch and are within 1 %.
 */
public final class LatencyList {
  static final int LIMIT = 1 << 20;

  private final long[] sorted;
  private final boolean exact;
  private final long count;
  private final long sum;
  private final long min;
  private final long max;
  private final Quantiles sketched;

  /** Reads quantiles out of what was not kept one by one. */
  @FunctionalInterface
  interface Quantiles {
    long at(double p);
  }

  private LatencyList(long[] sorted) {
    this.sorted = sorted;
    this.exact = true;
    this.count = sorted.length;
    this.sum = Arrays.stream(sorted).sum();
    this.min = sorted[0];
    this.max = sorted[sorted.length - 1];
    this.sketched = p -> sorted[rank(p, sorted.length)];
  }

  private LatencyList(Totals totals, Quantiles sketched) {
    this.sorted = new long[0];
    this.exact = false;
    this.count = totals.count();
    this.sum = totals.sum();
    this.min = totals.min();
    this.max = totals.max();
    this.sketched = sketched;
  }

  /** What is known exactly of latencies that were not kept. */
  record Totals(long count, long sum, long min, long max) {}

  /** Of at least one value, in any order. */
  static LatencyList of(long... values) {
    long[] copy = values.clone();
    Arrays.sort(copy);
    return new LatencyList(copy);
  }

  static LatencyList sketched(Totals totals, Quantiles quantiles) {
    return new LatencyList(totals, quantiles);
  }

  /** False when there were too many to keep each. */
  public boolean exact() {
    return exact;
  }

  public long count() {
    return count;
  }

  /** In ns, like everything that follows. */
  public long sum() {
    return sum;
  }

  public long min() {
    return min;
  }

  public long max() {
    return max;
  }

  /** The element number ⌈p·n⌉, from 1, of the sorted list. */
  public long quantile(double p) {
    return sketched.at(p);
  }

  /** Both together; exact if both are and there is room. */
  public LatencyList with(LatencyList other) {
    if (exact && other.exact && count + other.count <= LIMIT) {
      long[] all = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
      System.arraycopy(other.sorted, 0, all, sorted.length, other.sorted.length);
      return of(all);
    }
    var totals =
        new Totals(
            count + other.count,
            sum + other.sum,
            Math.min(min, other.min),
            Math.max(max, other.max));
    // Of two lists that cannot be merged the larger one speaks: a quantile of both lies between
    // the quantiles of each.
    return sketched(totals, count >= other.count ? sketched : other.sketched);
  }

  /** Index of the element number ⌈p·n⌉, from 1, of a sorted list of n. */
  public static int rank(double p, int count) {
    // The small step keeps 0.99 times 100 from becoming the 100th element.
    int rank = (int) Math.ceil(p * count - 1e-9);
    return Math.max(1, Math.min(count, rank)) - 1;
  }
}
