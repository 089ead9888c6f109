package io.memwall.collectors.agent.estimate;

import java.util.Optional;

/**
 * Estimates from bursts in which everything was seen. A burst is a cluster: frames within one
 * resemble each other, so that the number of bursts, not that of frames, says how sure an estimate
 * is. Errors come from how much bursts differ, with Student's t for few of them.
 */
public final class BurstSample {
  private static final int FEWEST = 2;

  private final double watchedShare;

  /**
   * Bursts that made up that share of the time.
   *
   * @param watchedShare above 0, at most 1; with 1 nothing was missed
   */
  public BurstSample(double watchedShare) {
    if (!(watchedShare > 0 && watchedShare <= 1)) {
      throw new IllegalArgumentException(
          "a share of " + watchedShare + " of the time: give one above 0, at most 1");
    }
    this.watchedShare = watchedShare;
  }

  /**
   * Estimates the sum over a span of time from what bursts within it carried.
   *
   * @param carried of each burst, bursts that carried nothing included
   * @param lengths of the same bursts, in seconds
   * @param span in seconds
   * @return empty with fewer than two bursts
   */
  public Optional<Estimate> total(double[] carried, double[] lengths, double span) {
    return share(carried, lengths)
        .map(rate -> new Estimate(rate.value() * span, rate.low() * span, rate.high() * span));
  }

  /**
   * Estimates the sum of one measure by the sum of another over all time: a rate when the other is
   * the bursts' lengths, a share when it is a whole of the same unit.
   *
   * @param parts of each burst
   * @param wholes of the same bursts, in the same order
   * @return empty with fewer than two bursts, or when the wholes add up to nothing
   */
  public Optional<Estimate> share(double[] parts, double[] wholes) {
    int bursts = wholes.length;
    double part = sum(parts);
    double whole = sum(wholes);
    if (bursts < FEWEST || whole <= 0) {
      return Optional.empty();
    }
    double ratio = part / whole;
    double squares = 0;
    for (int i = 0; i < bursts; i++) {
      double residual = parts[i] - ratio * wholes[i];
      squares += residual * residual;
    }
    double mean = whole / bursts;
    double variance = (1 - watchedShare) * squares / (bursts - 1.0) / bursts / (mean * mean);
    double reach = StudentT.quantile(bursts - 1L) * Math.sqrt(variance);
    return Optional.of(new Estimate(ratio, Math.max(0, ratio - reach), ratio + reach));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
