package io.memwall.collectors.agent.estimate;

/**
 * An estimate with its 95 % confidence interval, all in the unit of what is estimated.
 *
 * @param low at most {@code value}
 * @param high at least {@code value}
 */
public record Estimate(double value, double low, double high) {
  /** Whether the interval holds a value. */
  public boolean covers(double truth) {
    return low <= truth && truth <= high;
  }
}
