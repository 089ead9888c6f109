package io.memwall.collectors.simulator.fabric;

/**
 * How connections end and begin again during the run.
 *
 * @param times per connection; 0 is never
 * @param everyNanos from the start of the run to the first end, and from one end to the next
 */
public record Reconnects(int times, long everyNanos, Manner manner) {
  public static final Reconnects NONE = new Reconnects(0, 0, Manner.CLOSE);

  /** How a connection ends. */
  public enum Manner {
    /** Both ends close it once everything is acknowledged, and open it again. */
    CLOSE,
    /** The host's end falls silent, forgets everything and opens anew. */
    RESET
  }

  public Reconnects {
    if (times < 0 || (times > 0 && everyNanos < 1_000)) {
      throw new IllegalArgumentException(
          times + " reconnects every " + everyNanos + " ns; at least 1000 ns must lie between");
    }
  }
}
