package io.memwall.collectors.simulator.truth;

import java.util.Arrays;
import java.util.OptionalLong;

/** Latencies of one class of requests at one tap, request to response, in nanoseconds. */
public final class Latency {
  private static final int FIRST_ROOM = 64;

  private final boolean keepsAll;
  private long[] nanos = new long[0];
  private boolean sorted = true;
  private long count;
  private long sum;
  private long min = Long.MAX_VALUE;
  private long max;

  /**
   * None yet.
   *
   * @param keepsAll whether quantiles will be asked for
   */
  Latency(boolean keepsAll) {
    this.keepsAll = keepsAll;
  }

  void add(long latencyNanos) {
    if (keepsAll) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, Math.max(FIRST_ROOM, 2 * nanos.length));
      }
      nanos[(int) count] = latencyNanos;
      sorted = false;
    }
    count++;
    sum += latencyNanos;
    min = Math.min(min, latencyNanos);
    max = Math.max(max, latencyNanos);
  }

  public long count() {
    return count;
  }

  public long sumNanos() {
    return sum;
  }

  /** Empty when there were none. */
  public OptionalLong minNanos() {
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(min);
  }

  /** Empty when there were none. */
  public OptionalLong maxNanos() {
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(max);
  }

  /**
   * The latency that so many percent do not exceed: element ceil(percent/100 * count), from 1, of
   * the sorted list. Empty when there were none, or only their sums are kept.
   */
  public OptionalLong percentile(int percent) {
    if (count == 0 || !keepsAll) {
      return OptionalLong.empty();
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, (int) count);
      sorted = true;
    }
    return OptionalLong.of(nanos[(int) ((count * percent + 99) / 100) - 1]);
  }
}
