package io.memwall.collectors.wire.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BurstBinsTest {
  private static final long MS = BurstBins.BIN_NANOS;
  private static final long START = 1_767_225_600_000_000_000L;

  private final BurstBins bins = new BurstBins();

  @Test
  void workedExample_comesOut() {
    bins.add(START + 2 * MS, 1000);
    bins.add(START + 3 * MS, 1500);
    bins.add(START + 4 * MS - 1, 1500);
    bins.settle();

    assertThat(bins.maxWire()).isEqualTo(3000);
    assertThat(bins.activeBins()).isEqualTo(2);
    assertThat(bins.longestRun()).isEqualTo(2);
    double peakToMean = bins.maxWire() * 4.0 / bins.sumWire();
    double square = (double) bins.sumWire() * bins.sumWire();
    assertThat(peakToMean).isEqualTo(3.0);
    assertThat(Math.sqrt(4.0 * bins.sumSquaresLow() / square - 1)).isCloseTo(1.2247, within(1e-4));
  }

  @Test
  void nothing_hasNoBins() {
    bins.settle();

    assertThat(bins.bins()).isZero();
    assertThat(bins.activeBins()).isZero();
  }

  @Test
  void frameUpToAMillisecondLate_findsItsBin() {
    bins.add(START + MS - 1, 10);
    bins.add(START + MS, 20);
    bins.add(START + MS - 2, 30);
    bins.settle();

    assertThat(bins.lateFrames()).isZero();
    assertThat(bins.maxWire()).isEqualTo(40);
    assertThat(bins.activeBins()).isEqualTo(2);
  }

  @Test
  void frameLaterThanThat_isCountedAsLate_andItsBytesStay() {
    bins.add(START + 5 * MS, 10);
    bins.add(START, 30);
    bins.settle();

    assertThat(bins.lateFrames()).isEqualTo(1);
    assertThat(bins.sumWire()).isEqualTo(40);
  }

  @Test
  void clearedBins_beginANewInterval() {
    bins.add(START, 10);
    bins.clear();
    bins.add(START + MS, 20);
    bins.settle();

    assertThat(bins.bins()).isEqualTo(1);
    assertThat(bins.sumWire()).isEqualTo(20);
    assertThat(bins.longestRun()).isEqualTo(1);
  }

  @Test
  void sumOfSquares_goesBeyond64Bits() {
    long wire = 0;
    for (int i = 0; i < 3; i++) {
      bins.add(START, Integer.MAX_VALUE);
      wire += Integer.MAX_VALUE;
    }
    bins.settle();

    assertThat(squares()).isEqualTo(BigInteger.valueOf(wire).pow(2));
    assertThat(bins.sumSquaresHigh()).isPositive();
  }

  @Property(tries = 300)
  void figures_areThoseOfAllBins(
      @ForAll @Size(max = 200) int[] steps, @ForAll @IntRange(min = 60, max = 9_042) int wire) {
    BurstBins found = new BurstBins();
    TreeMap<Long, Long> expected = new TreeMap<>();
    long nanos = START;
    for (int step : steps) {
      nanos += Math.floorMod(step, 3 * MS);
      found.add(nanos, wire);
      expected.merge(nanos / MS, (long) wire, Long::sum);
    }
    found.settle();

    assertThat(found.activeBins()).isEqualTo(expected.size());
    assertThat(found.sumWire()).isEqualTo((long) wire * steps.length);
    assertThat(found.longestRun()).isEqualTo(longestRun(expected));
    assertThat(found.bins())
        .isEqualTo(expected.isEmpty() ? 0 : expected.lastKey() - expected.firstKey() + 1);
    assertThat(found.sumSquaresLow())
        .isEqualTo(expected.values().stream().mapToLong(v -> v * v).sum());
  }

  private static long longestRun(SortedMap<Long, Long> bins) {
    long longest = 0;
    long run = 0;
    long last = Long.MIN_VALUE;
    for (long bin : bins.keySet()) {
      run = bin == last + 1 ? run + 1 : 1;
      last = bin;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private BigInteger squares() {
    BigInteger high = BigInteger.valueOf(bins.sumSquaresHigh()).shiftLeft(64);
    return high.add(new BigInteger(Long.toUnsignedString(bins.sumSquaresLow())));
  }
}
