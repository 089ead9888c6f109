package io.memwall.schemas;

import java.time.Instant;

/** Epoch nanoseconds, the form in which time is computed, to and from Avro's {@link Instant}. */
public final class Nanos {
  private static final long PER_SECOND = 1_000_000_000L;

  private Nanos() {}

  /**
   * The instant of a time in ns since 1970-01-01T00:00:00Z; negative is before it. Reaches from
   * 1677 to 2262.
   */
  public static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, PER_SECOND), Math.floorMod(epochNanos, PER_SECOND));
  }

  /**
   * Nanoseconds since 1970-01-01T00:00:00Z.
   *
   * @throws ArithmeticException outside 1677 to 2262
   */
  public static long of(Instant instant) {
    long seconds = instant.getEpochSecond();
    long nanos = instant.getNano();
    if (seconds >= 0) {
      return Math.addExact(Math.multiplyExact(seconds, PER_SECOND), nanos);
    }
    // From the next second backwards: the lowest representable instant would overflow otherwise.
    return Math.addExact(Math.multiplyExact(seconds + 1, PER_SECOND), nanos - PER_SECOND);
  }
}
