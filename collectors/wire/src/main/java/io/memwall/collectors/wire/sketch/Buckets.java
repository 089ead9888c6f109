package io.memwall.collectors.wire.sketch;

import java.math.BigInteger;

/**
 * The borders of the buckets: bucket i holds the values x with γ^(i-1) &lt; x &lt;= γ^i, γ =
 * 101/99. A logarithm per value would cost more than all the rest of counting it, so a table gives
 * the bucket of the lowest value with the same leading bits, which is right or one short.
 */
final class Buckets {
  /** ⌈ln(2^63) / ln γ⌉: no long lies above. */
  static final int LAST = 2184;

  private static final int BITS = 6;
  private static final int CELLS = 1 << BITS;
  private static final int FRACTION = 160;
  private static final BigInteger RISE = BigInteger.valueOf(101);
  private static final BigInteger RUN = BigInteger.valueOf(99);
  private static final BigInteger TOP = BigInteger.valueOf(Long.MAX_VALUE);

  /** The largest whole number of each bucket. */
  private static final long[] UPPER = upper();

  private static final short[] GUESS = guesses();

  private Buckets() {}

  /** The bucket of a value of at least 1. */
  static int of(long value) {
    int exponent = 63 - Long.numberOfLeadingZeros(value);
    int guess = GUESS[exponent << BITS | cell(value, exponent)];
    return value > UPPER[guess] ? guess + 1 : guess;
  }

  /** What a bucket stands for: within 1 % of everything in it. */
  static double value(int index) {
    double gamma = 101.0 / 99;
    return 2 * Math.pow(gamma, index) / (gamma + 1);
  }

  private static int cell(long value, int exponent) {
    long aligned = exponent >= BITS ? value >>> (exponent - BITS) : value << (BITS - exponent);
    return (int) aligned & (CELLS - 1);
  }

  private static long[] upper() {
    long[] upper = new long[LAST + 1];
    BigInteger power = BigInteger.ONE.shiftLeft(FRACTION);
    for (int i = 0; i <= LAST; i++) {
      upper[i] = power.shiftRight(FRACTION).min(TOP).longValueExact();
      power = power.multiply(RISE).divide(RUN);
    }
    return upper;
  }

  private static short[] guesses() {
    short[] guesses = new short[63 << BITS];
    int index = 0;
    for (int exponent = 0; exponent < 63; exponent++) {
      for (int cell = 0; cell < CELLS; cell++) {
        long lowest = lowest(exponent, cell);
        while (lowest > UPPER[index]) {
          index++;
        }
        guesses[exponent << BITS | cell] = (short) index;
      }
    }
    return guesses;
  }

  /** Below 2^{@value #BITS} only some cells have a value; the others are never looked up. */
  private static long lowest(int exponent, int cell) {
    long leading = CELLS | cell;
    return exponent >= BITS ? leading << (exponent - BITS) : leading >>> (BITS - exponent);
  }
}
