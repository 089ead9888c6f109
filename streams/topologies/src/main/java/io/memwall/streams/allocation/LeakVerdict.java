package io.memwall.streams.allocation;

import io.memwall.streams.allocation.LeakTrend.Point;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a group is suspected to leak.
 *
 * @param suspect none when there is not enough to judge by
 * @param reason why not, or which condition cleared it; empty for a suspect
 * @param score of a suspect: min(1, Z / 4) · (1 − freed / allocated), 0..1
 */
record LeakVerdict(Optional<Boolean> suspect, String reason, OptionalDouble score) {
  /** Hours a group must have been seen, and points a trend needs. */
  static final int WARM_UP_HOURS = 6;

  private static final double SIGNIFICANT = 2.58;
  private static final double LEAST_SLOPE = 1L << 30;
  private static final double LEAST_SHARE = 0.01;
  private static final double MOST_FREED = 0.2;
  private static final int LEAST_RISES = 3;
  private static final double LEAST_COVERAGE = 0.5;
  private static final double FULL_SCORE = 4;

  /**
   * Of the points of consecutive hours.
   *
   * @param ageHours how long the group has been seen
   */
  static LeakVerdict of(List<Point> points, double ageHours) {
    if (points.size() < WARM_UP_HOURS || ageHours < WARM_UP_HOURS) {
      int has = Math.min(points.size(), (int) ageHours);
      return none("warm-up: has " + has + " h, needs " + WARM_UP_HOURS);
    }
    if (coverage(points) < LEAST_COVERAGE) {
      return none("the ledger was uncertain in more than half of the hours");
    }
    var trend = LeakTrend.of(points);
    String cleared = cleared(points, trend);
    if (!cleared.isEmpty()) {
      return new LeakVerdict(Optional.of(false), cleared, OptionalDouble.empty());
    }
    double score = Math.min(1, trend.z() / FULL_SCORE) * (1 - trend.freeRatio().orElse(0));
    return new LeakVerdict(Optional.of(true), "", OptionalDouble.of(score));
  }

  /** Hours in which the ledger was certain / hours. */
  static double coverage(List<Point> points) {
    return (double) points.stream().filter(Point::certain).count() / points.size();
  }

  private static String cleared(List<Point> points, LeakTrend trend) {
    double used = points.get(points.size() - 1).usedBytes();
    if (trend.z() < SIGNIFICANT) {
      return "no significant growth";
    }
    if (trend.slopeBytesPerHour() < Math.max(LEAST_SLOPE, LEAST_SHARE * used)) {
      return "grows slowly";
    }
    if (rises(points) < LEAST_RISES) {
      return "grew in fewer than " + LEAST_RISES + " steps";
    }
    if (trend.freeRatio().orElse(0) > MOST_FREED) {
      return "frees what it allocates";
    }
    boolean aging = LeakTrend.kendall(points, point -> point.oldShare().orElse(0)) > 0;
    return aging ? "" : "what it holds does not grow older";
  }

  private static long rises(List<Point> points) {
    long rises = 0;
    for (int i = 1; i < points.size(); i++) {
      rises += points.get(i).usedBytes() > points.get(i - 1).usedBytes() ? 1 : 0;
    }
    return rises;
  }

  private static LeakVerdict none(String reason) {
    return new LeakVerdict(Optional.empty(), reason, OptionalDouble.empty());
  }
}
