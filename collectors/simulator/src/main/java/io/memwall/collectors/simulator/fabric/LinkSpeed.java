package io.memwall.collectors.simulator.fabric;

/** Rate of a cable in each direction, and the time a bit needs from end to end. */
public record LinkSpeed(long bitsPerSecond, long propagationNanos) {
  public LinkSpeed {
    if (bitsPerSecond < 1_000_000) {
      throw new IllegalArgumentException(
          "link rate is " + bitsPerSecond + " bit/s; it must be at least 1000000");
    }
    if (propagationNanos < 0 || propagationNanos > 1_000_000_000) {
      throw new IllegalArgumentException(
          "propagation is " + propagationNanos + " ns; it must be 0 to 1000000000");
    }
  }
}
