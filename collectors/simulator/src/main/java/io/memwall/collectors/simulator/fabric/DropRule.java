package io.memwall.collectors.simulator.fabric;

/** Which frames a tap does not record. Counted over all frames of the tap. */
public sealed interface DropRule {
  DropRule NONE = new Random(Chance.NEVER);

  /** The n-th, the 2n-th and so on. */
  record EveryNth(long n) implements DropRule {
    public EveryNth {
      if (n < 2) {
        throw new IllegalArgumentException("dropping every " + n + ". frame; it must be 2 or more");
      }
    }
  }

  /** Each with the same probability. */
  record Random(Chance chance) implements DropRule {}

  /** Of every {@code period} frames the last {@code length}. */
  record Burst(long length, long period) implements DropRule {
    public Burst {
      if (length < 1 || period <= length) {
        throw new IllegalArgumentException(
            "bursts of " + length + " in " + period + " frames; a burst must be shorter");
      }
    }
  }
}
