package io.memwall.collectors.simulator.fabric;

/**
 * How many messages share a frame.
 *
 * @param maxMessages 1 to 64
 * @param lingerNanos how long a lone message may wait for company; 0 takes only what waits anyway
 */
public record Packing(int maxMessages, long lingerNanos) {
  public static final Packing SINGLE = new Packing(1, 0);

  public Packing {
    if (maxMessages < 1 || maxMessages > 64) {
      throw new IllegalArgumentException(
          "a frame of " + maxMessages + " messages; it must be 1 to 64");
    }
    if (lingerNanos < 0 || lingerNanos > 1_000_000) {
      throw new IllegalArgumentException(
          "linger is " + lingerNanos + " ns; it must be 0 to 1000000");
    }
  }
}
