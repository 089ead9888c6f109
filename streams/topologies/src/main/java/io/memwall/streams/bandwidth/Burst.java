package io.memwall.streams.bandwidth;

import io.memwall.streams.Ratio;
import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * How one half's wire bytes were spread over bins of 1 ms. Times that follow each other are added;
 * halves beside each other cannot be: their bins coincide.
 *
 * @param bins bins of the time
 * @param activeBins bins with a frame
 * @param maxWireBytes of the fullest bin
 * @param sumWireBytes of all bins
 * @param sumSquares bytes squared over all bins, exact
 */
record Burst(
    long bins, long activeBins, long maxWireBytes, long sumWireBytes, BigInteger sumSquares) {
  /** Bins with a frame below which their spread says nothing. */
  static final long ENOUGH = 10;

  private static final double BIN_SECONDS = 1e-3;
  private static final double FULL = 0.95;
  private static final double BITS = 8;

  Burst plus(Burst later) {
    return new Burst(
        bins + later.bins,
        activeBins + later.activeBins,
        Math.max(maxWireBytes, later.maxWireBytes),
        sumWireBytes + later.sumWireBytes,
        sumSquares.add(later.sumSquares));
  }

  /** Whether enough was carried for the three ratios to say something. */
  boolean isTelling() {
    return activeBins >= ENOUGH;
  }

  /** Peak to mean: max · n / Σ. */
  OptionalDouble peakToMean() {
    return Ratio.of((double) maxWireBytes * bins, (double) sumWireBytes);
  }

  /** Coefficient of variation: √(n · Σ² / (Σ)² − 1). */
  OptionalDouble variation() {
    double sum = (double) sumWireBytes;
    var square = Ratio.of((double) bins * sumSquares.doubleValue(), sum * sum);
    // Rounding may leave a little less than nothing where all bins are alike.
    return square.isEmpty()
        ? square
        : OptionalDouble.of(Math.sqrt(Math.max(0, square.getAsDouble() - 1)));
  }

  /** Share of the bins without a frame: 1 − active / n; none when nothing was carried. */
  OptionalDouble idle() {
    return sumWireBytes == 0 ? OptionalDouble.empty() : Ratio.of(bins - activeBins, bins);
  }

  /** Whether a millisecond was full: max ≥ 0.95 · capacity · 1 ms. */
  boolean fills(double capacityBitsPerSecond) {
    return (double) maxWireBytes >= FULL * capacityBitsPerSecond * BIN_SECONDS / BITS;
  }
}
