package io.memwall.collectors.wire.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The table of borders against the definition, index(x) = ⌈ln x / ln(101/99)⌉. */
final class BucketsTest {
  private static final int TEN_SECONDS = 1152;
  private static final long TABLE_CHECKED = 1_000_000;

  @Test
  void bucket_isTheDefinitionsAtEveryBorderUpToTheLargestLong() {
    BigInteger rise = BigInteger.ONE;
    BigInteger run = BigInteger.ONE;
    for (int i = 0; i < Buckets.LAST; i++) {
      long top = rise.divide(run).longValueExact();
      assertThat(Buckets.of(top)).as("bucket of %d", top).isEqualTo(exact(top, i));
      assertThat(Buckets.of(top + 1)).as("bucket of %d", top + 1).isGreaterThan(i);
      rise = rise.multiply(BigInteger.valueOf(101));
      run = run.multiply(BigInteger.valueOf(99));
    }
    assertThat(Buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.LAST);
    assertThat(Buckets.of(10_000_000_000L)).isEqualTo(TEN_SECONDS);
  }

  @Test
  void bucket_isTheDefinitionsForEverySmallValue() {
    double logGamma = Math.log(101.0 / 99);
    for (long x = 1; x <= TABLE_CHECKED; x++) {
      double exact = Math.log((double) x) / logGamma;
      // The definition in floating point cannot tell the sides of a border apart.
      if (Math.abs(exact - Math.rint(exact)) > 1e-9 || x == 1) {
        assertThat(Buckets.of(x)).as("bucket of %d", x).isEqualTo((int) Math.ceil(exact));
      }
    }
  }

  @Test
  void workedExample_isBucket360_andStandsFor1326ns() {
    assertThat(Buckets.of(1318)).isEqualTo(360);
    assertThat(Buckets.value(360)).isCloseTo(1326.35, within(0.005));
  }

  /** Several borders may round to one whole number: the lowest of their buckets holds it. */
  private static int exact(long top, int bucket) {
    int lowest = bucket;
    while (lowest > 0 && isAtMost(top, lowest - 1)) {
      lowest--;
    }
    return lowest;
  }

  private static boolean isAtMost(long x, int bucket) {
    BigInteger left = BigInteger.valueOf(x).multiply(BigInteger.valueOf(99).pow(bucket));
    return left.compareTo(BigInteger.valueOf(101).pow(bucket)) <= 0;
  }
}
