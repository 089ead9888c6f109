package io.memwall.streams.allocation;

import io.memwall.streams.trend.TheilSen;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Whether use grows steadily: the slope by Theil and Sen (the median of the slopes of all pairs of
 * points) and the trend test by Mann and Kendall without correction for ties.
 *
 * @param slopeBytesPerHour β
 * @param s rises less falls over all pairs of points
 * @param z (S − sgn S) / √(n (n − 1) (2 n + 5) / 18)
 * @param freeRatio bytes freed / bytes allocated; none when none were allocated
 * @param oldShare of the last point; none when nothing is held
 */
record LeakTrend(
    double slopeBytesPerHour, long s, double z, OptionalDouble freeRatio, OptionalDouble oldShare) {

  /**
   * What a group held at the end of an hour.
   *
   * @param hour since 1970
   * @param usedBytes in live allocations, without the places a migration is leaving
   * @param allocatedBytes in that hour
   * @param freedBytes in that hour
   * @param oldBytes of the used ones, those allocated 6 h ago or earlier
   * @param certain whether the ledger was contiguous
   */
  record Point(
      long hour,
      long usedBytes,
      long allocatedBytes,
      long freedBytes,
      long oldBytes,
      boolean certain) {
    OptionalDouble oldShare() {
      return usedBytes == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) oldBytes / usedBytes);
    }
  }

  /** Of consecutive hours, at least two. */
  static LeakTrend of(List<Point> points) {
    long s = kendall(points, Point::usedBytes);
    double n = points.size();
    double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
    long allocated = points.stream().mapToLong(Point::allocatedBytes).sum();
    long freed = points.stream().mapToLong(Point::freedBytes).sum();
    return new LeakTrend(
        slope(points),
        s,
        (s - Long.signum(s)) / deviation,
        allocated == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) freed / allocated),
        points.get(points.size() - 1).oldShare());
  }

  /** The two-sided probability of so large a z without a trend, by the normal distribution. */
  double p() {
    return complementaryError(Math.abs(z) / Math.sqrt(2));
  }

  /** Rises less falls over all pairs. */
  static long kendall(List<Point> points, ToDoubleFunction<Point> value) {
    long s = 0;
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        s +=
            (long)
                Math.signum(
                    value.applyAsDouble(points.get(j)) - value.applyAsDouble(points.get(i)));
      }
    }
    return s;
  }

  private static double slope(List<Point> points) {
    return TheilSen.slope(points.size(), i -> points.get(i).hour(), i -> points.get(i).usedBytes());
  }

  /** Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26; error below 1.5e-7. */
  private static double complementaryError(double x) {
    double t = 1 / (1 + 0.3275911 * x);
    double polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return polynomial * Math.exp(-x * x);
  }
}
