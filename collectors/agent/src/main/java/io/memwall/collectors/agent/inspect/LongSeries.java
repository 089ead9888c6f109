package io.memwall.collectors.agent.inspect;

import java.util.Arrays;

/** Values one after the other, up to {@link LatencyList#LIMIT}; those beyond are only counted. */
final class LongSeries {
  private long[] values = new long[16];
  private int size;
  private long offered;

  void add(long value) {
    offered++;
    if (offered > LatencyList.LIMIT) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  boolean isEmpty() {
    return offered == 0;
  }

  boolean isWhole() {
    return offered == size;
  }

  LatencyList list() {
    return LatencyList.of(Arrays.copyOf(values, size));
  }
}
