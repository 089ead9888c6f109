package io.memwall.collectors.wire.sketch;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Latencies in logarithmic buckets (DDSketch, α = 0.01, γ = 1.01/0.99): a value x of at least 1 ns
 * belongs to bucket ⌈ln x / ln γ⌉, and every bucket stands for 2γ^i/(γ+1), which is within 1 % of
 * what it holds. Zeros are counted apart. Beyond {@value #MAX_BUCKETS} buckets in use the lowest
 * are joined, so that the slow end stays exact.
 *
 * <p>Invariant: the content depends on the values added and merged, not on their order. Allocates
 * when the range of values grows; not thread-safe.
 */
public final class Sketch {
  /** Buckets in use at most. */
  public static final int MAX_BUCKETS = 512;

  private static final int STEP = 32;
  private static final long[] NONE = {};

  /** Receives buckets by ascending index. */
  @FunctionalInterface
  public interface BucketVisitor {
    /** Says how many values lie in a bucket, at least one. */
    void onBucket(int index, long count);
  }

  private long[] counts = NONE;

  /** The bucket of {@code counts[0]}. */
  private int base;

  private int used;
  private int lowest;
  private int highest;
  private long count;
  private long zeros;
  private long sum;
  private long min;
  private long max;

  /** Adds one value in ns; a negative one counts as 0. */
  public void add(long nanos) {
    long value = Math.max(0, nanos);
    note(value, value, value);
    count++;
    if (value == 0) {
      zeros++;
    } else {
      put(Buckets.of(value), 1);
    }
  }

  /** Adds everything in another sketch, which stays as it is. */
  public void merge(Sketch other) {
    if (other.count == 0) {
      return;
    }
    note(other.min, other.max, other.sum);
    count += other.count;
    zeros += other.zeros;
    for (int i = other.lowest; other.used > 0 && i <= other.highest; i++) {
      long there = other.counts[i - other.base];
      if (there > 0) {
        put(i, there);
      }
    }
  }

  /** Forgets all values, and keeps the memory for the next. */
  public void clear() {
    if (used > 0) {
      Arrays.fill(counts, lowest - base, highest - base + 1, 0);
    }
    used = 0;
    count = 0;
    zeros = 0;
    sum = 0;
  }

  /** Values, zeros included. */
  public long count() {
    return count;
  }

  /** Values of 0 ns. */
  public long zeroCount() {
    return zeros;
  }

  /** Exact sum in ns; stays at the largest long once it would not fit. */
  public long sum() {
    return sum;
  }

  /** Exact least value in ns; empty without values. */
  public OptionalLong min() {
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(min);
  }

  /** Exact greatest value in ns; empty without values. */
  public OptionalLong max() {
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(max);
  }

  /** Buckets in use, that of the zeros not included. */
  public int buckets() {
    return used;
  }

  /** Shows every bucket in use by ascending index; the zeros are not among them. */
  public void forEachBucket(BucketVisitor visitor) {
    for (int i = lowest; used > 0 && i <= highest; i++) {
      long there = counts[i - base];
      if (there > 0) {
        visitor.onBucket(i, there);
      }
    }
  }

  /**
   * What the bucket of value number ⌈p·n⌉ (from 1, by size) stands for, in ns; empty without
   * values.
   *
   * @param p 0 to 1
   */
  public OptionalDouble quantile(double p) {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(quantile(p, 0));
  }

  /** The same without an object: {@code otherwise} without values. */
  public double quantile(double p, double otherwise) {
    if (count == 0) {
      return otherwise;
    }
    long rank = Math.max(1, (long) Math.ceil(p * count));
    long below = zeros;
    if (rank <= below) {
      return 0;
    }
    int bucket = lowest;
    for (int i = lowest; i <= highest && below < rank; i++) {
      below += counts[i - base];
      bucket = i;
    }
    return Buckets.value(bucket);
  }

  private void note(long least, long greatest, long amount) {
    min = count == 0 ? least : Math.min(min, least);
    max = count == 0 ? greatest : Math.max(max, greatest);
    long total = sum + amount;
    sum = total < 0 ? Long.MAX_VALUE : total;
  }

  private void put(int index, long amount) {
    boolean full = used == MAX_BUCKETS;
    int bucket = full && index < lowest ? lowest : index;
    if (bucket < base || bucket >= base + counts.length) {
      reach(bucket);
    }
    if (counts[bucket - base] == 0) {
      lowest = used == 0 ? bucket : Math.min(lowest, bucket);
      highest = used == 0 ? bucket : Math.max(highest, bucket);
      used++;
    }
    counts[bucket - base] += amount;
    if (used > MAX_BUCKETS) {
      joinLowest();
    }
  }

  private void joinLowest() {
    long joined = counts[lowest - base];
    counts[lowest - base] = 0;
    do {
      lowest++;
    } while (counts[lowest - base] == 0);
    counts[lowest - base] += joined;
    used--;
  }

  /** Makes room for a bucket, with some to spare on both sides. */
  private void reach(int bucket) {
    int from = Math.max(0, bucket - STEP);
    int to = Math.min(Buckets.LAST, bucket + STEP);
    if (used > 0) {
      from = Math.min(from, base);
      to = Math.max(to, base + counts.length - 1);
    }
    long[] wider = new long[to - from + 1];
    if (used > 0) {
      System.arraycopy(counts, 0, wider, base - from, counts.length);
    }
    counts = wider;
    base = from;
  }
}
