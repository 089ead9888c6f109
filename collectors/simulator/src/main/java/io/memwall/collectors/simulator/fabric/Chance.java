package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.SplitMix64;
import java.math.BigInteger;

/**
 * A probability in integers: true when the next 64 random bits, unsigned, are below the threshold.
 *
 * @param threshold floor(p * 2^64); with {@code always} it means nothing
 */
public record Chance(long threshold, boolean always) {
  public static final Chance NEVER = new Chance(0, false);

  private static final long MILLION = 1_000_000;

  /**
   * So many in a million.
   *
   * @throws IllegalArgumentException outside 0 to 1000000
   */
  public static Chance perMillion(long parts) {
    if (parts < 0 || parts > MILLION) {
      throw new IllegalArgumentException(
          "a probability of " + parts + " in a million is not between 0 and 1000000");
    }
    BigInteger scaled = BigInteger.valueOf(parts).shiftLeft(64).divide(BigInteger.valueOf(MILLION));
    return new Chance(scaled.longValue(), parts == MILLION);
  }

  public boolean isNever() {
    return !always && threshold == 0;
  }

  boolean happens(SplitMix64 random) {
    return Long.compareUnsigned(random.next(), threshold) < 0 || always;
  }
}
