package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Latencies in logarithmic buckets (DDSketch, Masson et al. 2019): α = 0.01, γ = 1.01/0.99; bucket
 * i stands for 2γ^i/(γ+1). Counts are whole numbers and no buckets are joined here, so that adding
 * does not depend on the order and what was added can be taken away without a trace. From 1 ns to
 * 10 s there are 1,152 buckets; what lies outside goes to the nearest.
 */
final class LatencySketch {
  static final int LAST = 1152;
  static final LatencySketch NONE = new LatencySketch(new int[0], new long[0], 0, 0);

  private static final double GAMMA = 1.01 / 0.99;
  private static final int BYTES_AT_MOST = 1 << 16;

  private final int[] index;
  private final long[] count;
  private final long zeros;
  private final long sumNs;

  private LatencySketch(int[] index, long[] count, long zeros, long sumNs) {
    this.index = index;
    this.count = count;
    this.zeros = zeros;
    this.sumNs = sumNs;
  }

  /**
   * A sketch as events carry it.
   *
   * @param index bucket indices, ascending
   * @param count values in the bucket of the same position
   * @param zeros values of 0
   * @param sumNs sum of all values, ns
   */
  static LatencySketch of(List<Integer> index, List<Long> count, long zeros, long sumNs) {
    int size = Math.min(index.size(), count.size());
    int[] indices = new int[size];
    long[] counts = new long[size];
    boolean plain = true;
    for (int i = 0; i < size; i++) {
      indices[i] = index.get(i);
      counts[i] = count.get(i);
      plain &= counts[i] != 0 && indices[i] > (i == 0 ? -1 : indices[i - 1]);
    }
    // As collectors write it: sorting in would cost more than all else that is done to a record.
    return plain && (size == 0 || indices[size - 1] <= LAST)
        ? new LatencySketch(indices, counts, zeros, sumNs)
        : sorted(index, count, zeros, sumNs);
  }

  private static LatencySketch sorted(
      List<Integer> index, List<Long> count, long zeros, long sumNs) {
    long[] all = new long[LAST + 1];
    for (int i = 0; i < Math.min(index.size(), count.size()); i++) {
      all[Math.max(0, Math.min(LAST, index.get(i)))] += count.get(i);
    }
    return sparse(all, zeros, sumNs);
  }

  LatencySketch plus(LatencySketch other) {
    return combined(other, 1);
  }

  /** Takes away what was added before. */
  LatencySketch minus(LatencySketch other) {
    return combined(other, -1);
  }

  private LatencySketch combined(LatencySketch other, int sign) {
    if (other.isEmpty()) {
      return this;
    }
    int[] indices = new int[index.length + other.index.length];
    long[] counts = new long[indices.length];
    int used = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < index.length || theirs < other.index.length) {
      int a = mine < index.length ? index[mine] : Integer.MAX_VALUE;
      int b = theirs < other.index.length ? other.index[theirs] : Integer.MAX_VALUE;
      long sum = (a <= b ? count[mine++] : 0) + (b <= a ? sign * other.count[theirs++] : 0);
      if (sum != 0) {
        indices[used] = Math.min(a, b);
        counts[used++] = sum;
      }
    }
    return new LatencySketch(
        Arrays.copyOf(indices, used),
        Arrays.copyOf(counts, used),
        zeros + sign * other.zeros,
        sumNs + sign * other.sumNs);
  }

  private static LatencySketch sparse(long[] all, long zeros, long sumNs) {
    int used = 0;
    int[] indices = new int[all.length];
    long[] counts = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0) {
        indices[used] = i;
        counts[used++] = all[i];
      }
    }
    return new LatencySketch(
        Arrays.copyOf(indices, used), Arrays.copyOf(counts, used), zeros, sumNs);
  }

  boolean isEmpty() {
    return zeros == 0 && sumNs == 0 && index.length == 0;
  }

  /** Values, zeros included. */
  long samples() {
    return zeros + Arrays.stream(count).sum();
  }

  /** Sum of all values, ns. */
  long sumNs() {
    return sumNs;
  }

  /** Mean, ns; empty without values. */
  OptionalDouble mean() {
    long samples = samples();
    return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sumNs / samples);
  }

  /**
   * What the bucket of value number ⌈p·n⌉ (from 1, by size) stands for, ns; empty without values.
   */
  OptionalDouble quantile(double p) {
    long samples = samples();
    if (samples <= 0) {
      return OptionalDouble.empty();
    }
    long rank = Math.max(1, (long) Math.ceil(p * samples));
    long below = zeros;
    for (int i = 0; below < rank; i++) {
      below += count[i];
      if (below >= rank) {
        return OptionalDouble.of(value(index[i]));
      }
    }
    return OptionalDouble.of(0);
  }

  /** Shows the buckets in use by ascending index, the zeros as bucket -1. */
  void forEach(BucketVisitor visitor) {
    if (zeros != 0) {
      visitor.onBucket(-1, zeros);
    }
    for (int i = 0; i < index.length; i++) {
      visitor.onBucket(index[i], count[i]);
    }
  }

  /** Receives buckets. */
  @FunctionalInterface
  interface BucketVisitor {
    void onBucket(int index, long count);
  }

  /** What a bucket stands for, ns. */
  static double value(int bucket) {
    return bucket < 0 ? 0 : 2 * Math.pow(GAMMA, bucket) / (GAMMA + 1);
  }

  void write(ByteWriter out) {
    out.number(zeros).number(sumNs).number(index.length);
    int before = 0;
    for (int i = 0; i < index.length; i++) {
      out.number(index[i] - before).number(count[i]);
      before = index[i];
    }
  }

  static LatencySketch read(ByteReader in) {
    long zeros = in.number();
    long sumNs = in.number();
    int size = (int) Math.min(in.number(), BYTES_AT_MOST);
    int[] index = new int[size];
    long[] count = new long[size];
    int before = 0;
    for (int i = 0; i < size; i++) {
      before += (int) in.number();
      index[i] = before;
      count[i] = in.number();
    }
    return new LatencySketch(index, count, zeros, sumNs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatencySketch that
        && zeros == that.zeros
        && sumNs == that.sumNs
        && Arrays.equals(index, that.index)
        && Arrays.equals(count, that.count);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(index) + Long.hashCode(zeros + sumNs);
  }

  @Override
  public String toString() {
    return samples() + " samples, " + index.length + " buckets, " + sumNs + " ns in all";
  }
}
