package io.memwall.streams.latency;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A curve of latency over utilisation, in the shape of a queue with one server (M/M/1): L/L0 − 1 =
 * k ρ/(1−ρ), where k absorbs how service times vary. Fitted by least squares through the origin.
 *
 * @param slope k, 0 or more
 * @param rSquared 1 − residual / total sum of squares
 */
record CurveFit(double slope, double rSquared) {
  private static final double UTILISATION_AT_MOST = 0.95;
  private static final int POINTS_AT_LEAST = 3;
  private static final double SPAN_AT_LEAST = 0.3;
  private static final double R_SQUARED_AT_LEAST = 0.7;

  /** More samples than this do not make a bin more telling. */
  static final double WEIGHT_AT_MOST = 10_000;

  /**
   * A fit, or why there is none.
   *
   * @param fit the fit
   * @param missing a word for the reason, when there is none
   */
  record Outcome(Optional<CurveFit> fit, Optional<String> missing) {
    private static Outcome missing(String why) {
      return new Outcome(Optional.empty(), Optional.of(why));
    }
  }

  /** Sums over points with x = ρ/(1−ρ), y = L/L0 − 1. */
  private static final class Sums {
    private double weight;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    void add(CurvePoint point) {
      double w = Math.min(point.weight(), WEIGHT_AT_MOST);
      double x = point.utilisation() / (1 - point.utilisation());
      double rise = point.inflation() - 1;
      weight += w;
      y += w * rise;
      xx += w * x * x;
      xy += w * x * rise;
      yy += w * rise * rise;
    }

    double rSquared(double slope) {
      double residual = yy - 2 * slope * xy + slope * slope * xx;
      double total = yy - y * y / weight;
      return total <= 0 ? 0 : 1 - residual / total;
    }
  }

  /** Fits the points below 95 % of utilisation. */
  static Outcome of(List<CurvePoint> points) {
    var usable = points.stream().filter(CurveFit::isUsable).toList();
    if (usable.size() < POINTS_AT_LEAST) {
      return Outcome.missing("too_few_bins");
    }
    var range = usable.stream().mapToDouble(CurvePoint::utilisation).summaryStatistics();
    // A hair of tolerance: edges of bins are no exact binary numbers.
    if (range.getMax() - range.getMin() < SPAN_AT_LEAST - 1e-9) {
      return Outcome.missing("narrow_span");
    }
    var sums = new Sums();
    usable.forEach(sums::add);
    if (sums.xx == 0) {
      return Outcome.missing("narrow_span");
    }
    double slope = sums.xy / sums.xx;
    double rSquared = sums.rSquared(slope);
    return slope <= 0 || rSquared < R_SQUARED_AT_LEAST
        ? Outcome.missing("poor_fit")
        : new Outcome(Optional.of(new CurveFit(slope, rSquared)), Optional.empty());
  }

  private static boolean isUsable(CurvePoint point) {
    return point.utilisation() <= UTILISATION_AT_MOST && point.weight() > 0;
  }

  /** L/L0 at a utilisation below 1. */
  double inflationAt(double utilisation) {
    return 1 + slope * utilisation / (1 - utilisation);
  }

  /**
   * ρ* = (T−1)/(k+T−1): the utilisation at which L/L0 reaches a target.
   *
   * @param target T; empty unless above 1
   */
  OptionalDouble utilisationFor(double target) {
    return target <= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((target - 1) / (slope + target - 1));
  }
}
