package io.memwall.collectors.agent.estimate;

import java.util.Optional;

/**
 * Estimates from whole connections, of which each was chosen with the same probability and
 * independently of the others.
 *
 * <p>Totals are Horvitz and Thompson's: what was seen, divided by the probability. Their interval
 * holds every total T that is not further from the estimate than the quantile times the standard
 * error that the sample would have if T were true: it grows with the total, as errors of sums over
 * connections do. That is Wilson's way; the usual interval around the estimate is too low when a
 * few connections carry most of the traffic, because a sample without them is also too sure of
 * itself.
 */
public final class ConnectionSample {
  /** Fewer say nothing of how much connections differ. */
  private static final int FEWEST = 2;

  private final double probability;

  /**
   * A sample of one connection in so many.
   *
   * @param oneIn at least 1; 1 is no sample, and its estimates are exact
   */
  public ConnectionSample(int oneIn) {
    if (oneIn < 1) {
      throw new IllegalArgumentException("one connection in " + oneIn + ": give 1 or more");
    }
    this.probability = 1.0 / oneIn;
  }

  /**
   * Estimates the sum over all connections, seen or not.
   *
   * @param seen what each chosen connection carried in all, at least 0
   * @return empty when fewer than two connections were chosen, or none carried anything
   */
  public Optional<Estimate> total(double[] seen) {
    double sum = 0;
    double squares = 0;
    int carrying = 0;
    for (double value : seen) {
      sum += value;
      squares += value * value;
      carrying += value > 0 ? 1 : 0;
    }
    if (carrying < FEWEST) {
      return Optional.empty();
    }
    double total = sum / probability;
    double variance = (1 - probability) * squares / (probability * probability);
    return Optional.of(score(total, variance, StudentT.quantile(carrying - 1)));
  }

  /**
   * Estimates a share of all connections' traffic: the sum of one measure by the sum of another,
   * such as retransmitted bytes by bytes.
   *
   * @param parts of each chosen connection
   * @param wholes of the same connections, in the same order
   * @return empty when fewer than two connections were chosen or the wholes add up to nothing
   */
  public Optional<Estimate> share(double[] parts, double[] wholes) {
    double part = 0;
    double whole = 0;
    for (int i = 0; i < wholes.length; i++) {
      part += parts[i];
      whole += wholes[i];
    }
    if (wholes.length < FEWEST || whole <= 0) {
      return Optional.empty();
    }
    double share = part / whole;
    double residuals = 0;
    for (int i = 0; i < wholes.length; i++) {
      double residual = parts[i] - share * wholes[i];
      residuals += residual * residual;
    }
    long count = wholes.length;
    double scale = (1 - probability) * count / (count - 1.0);
    double error = Math.sqrt(scale * residuals) / whole;
    double reach = StudentT.quantile(count - 1) * error;
    return Optional.of(new Estimate(share, Math.max(0, share - reach), share + reach));
  }

  /** The roots of (T - total)^2 = quantile^2 * variance * T / total. */
  private static Estimate score(double total, double variance, double quantile) {
    double half = quantile * quantile * variance / total / 2;
    double reach = Math.sqrt(half * (2 * total + half));
    return new Estimate(total, Math.max(0, total + half - reach), total + half + reach);
  }
}
