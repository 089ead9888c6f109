package io.memwall.collectors.simulator.truth;

/**
 * Latencies of one class of requests at one tap, request to response, in nanoseconds.
 *
 * @param minNanos 0 while the count is 0, like the other figures
 */
public record Latency(long count, long sumNanos, long minNanos, long maxNanos) {
  static final Latency NONE = new Latency(0, 0, 0, 0);

  Latency plus(long nanos) {
    return new Latency(
        count + 1,
        sumNanos + nanos,
        count == 0 ? nanos : Math.min(minNanos, nanos),
        Math.max(maxNanos, nanos));
  }
}
