package io.memwall.collectors.wire.sketch;

import java.util.OptionalDouble;

/** Latencies in logarithmic buckets. */
public final class Sketch {
  /** Receives buckets by ascending index. */
  public interface BucketVisitor {
    void onBucket(int index, long count);
  }

  private long count;
  private long zeros;
  private long sum;

  public void add(long nanos) {
    count++;
    zeros += nanos == 0 ? 1 : 0;
    sum += nanos;
  }

  public void merge(Sketch other) {}

  public void clear() {}

  public long count() {
    return count;
  }

  public long zeroCount() {
    return zeros;
  }

  public long sum() {
    return sum;
  }

  public long min() {
    return 0;
  }

  public long max() {
    return 0;
  }

  public int buckets() {
    return 0;
  }

  public void forEachBucket(BucketVisitor visitor) {}

  public OptionalDouble quantile(double p) {
    return OptionalDouble.empty();
  }
}
