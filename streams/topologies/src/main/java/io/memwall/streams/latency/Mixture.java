package io.memwall.streams.latency;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Sketches put together, each with a weight: what is older may count less. */
final class Mixture {
  private final TreeMap<Integer, Double> weights = new TreeMap<>();
  private double total;
  private long samples;

  /**
   * Adds a sketch.
   *
   * @param weight of each of its values, above 0
   */
  void add(LatencySketch sketch, double weight) {
    sketch.forEach(
        (bucket, count) -> {
          weights.merge(bucket, weight * count, Double::sum);
          total += weight * count;
          samples += count;
        });
  }

  /** Values, each with its weight. */
  double weight() {
    return total;
  }

  /** Values, however old. */
  long samples() {
    return samples;
  }

  /** What the bucket stands for up to which a share p of the weight lies, ns; empty without any. */
  OptionalDouble quantile(double p) {
    if (weights.isEmpty()) {
      return OptionalDouble.empty();
    }
    // Value number ⌈p·n⌉ while weights are whole; a hair less, for sums of halves and quarters.
    double wanted = Math.max(p * total * (1 - 1e-12), Double.MIN_VALUE);
    double below = 0;
    for (Map.Entry<Integer, Double> bucket : weights.entrySet()) {
      below += bucket.getValue();
      if (below >= wanted) {
        return OptionalDouble.of(LatencySketch.value(bucket.getKey()));
      }
    }
    return OptionalDouble.of(LatencySketch.value(weights.lastKey()));
  }
}
