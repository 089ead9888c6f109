package io.memwall.streams.capacity;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far forecasts were from what happened.
 *
 * @param origins days from which was looked ahead
 * @param points days that were compared
 * @param mape mean of |actual - expected| / actual; none when nothing was ever used
 * @param pinball mean loss of the quantiles 0.05, 0.5 and 0.95 (Koenker and Bassett), in the unit
 *     of use
 * @param coverage share of the days within the 90 % band; 0.9 is what was promised
 */
public record Accuracy(
    int origins, int points, OptionalDouble mape, double pinball, double coverage) {
  private static final int WEEK = 7;
  private static final int ORIGINS = 12;

  /**
   * A day as it was and as it was forecast.
   *
   * @param halfBand of the 90 % band
   */
  public record Point(double actual, double expected, double halfBand) {
    private double pinball() {
      return (loss(0.05, expected - halfBand)
              + loss(0.5, expected)
              + loss(0.95, expected + halfBand))
          / 3;
    }

    private double loss(double quantile, double predicted) {
      double over = actual - predicted;
      return over >= 0 ? quantile * over : (quantile - 1) * over;
    }
  }

  /**
   * Looks ahead a week from each of the last twelve weeks that have enough days before them, or
   * from the first day possible.
   *
   * @param days in any order, each date once
   * @return nothing compared when no forecast could have been made
   */
  public static Accuracy backtest(List<DailyUse> days) {
    // At one capacity, as the forecast itself.
    var ordered =
        History.of(days).days().stream().sorted(Comparator.comparing(DailyUse::date)).toList();
    var points = new ArrayList<Point>();
    int origins = 0;
    for (int origin : origins(ordered.size())) {
      if (Outlook.of(ordered.subList(0, origin)) instanceof Forecast forecast) {
        origins++;
        int end = Math.min(ordered.size(), origin + WEEK);
        ordered.subList(origin, end).forEach(day -> points.add(point(forecast, day)));
      }
    }
    return of(origins, points);
  }

  /** Of days that have come. */
  public static Accuracy of(int origins, List<Point> points) {
    var used = points.stream().filter(point -> point.actual() > 0);
    return new Accuracy(
        origins,
        points.size(),
        used.mapToDouble(p -> Math.abs(p.actual() - p.expected()) / p.actual()).average(),
        points.stream().mapToDouble(Point::pinball).average().orElse(Double.NaN),
        points.stream()
            .mapToDouble(p -> Math.abs(p.actual() - p.expected()) <= p.halfBand() ? 1 : 0)
            .average()
            .orElse(Double.NaN));
  }

  /** What a forecast had said of a day. */
  public static Point point(Forecast forecast, DailyUse day) {
    int ahead = (int) ChronoUnit.DAYS.between(forecast.span().last(), day.date());
    return new Point(day.used(), forecast.expected(ahead), forecast.halfBand(ahead));
  }

  private static List<Integer> origins(int days) {
    var origins = new ArrayList<Integer>();
    for (int origin = days - WEEK; origin >= Outlook.NEEDED_DAYS; origin -= WEEK) {
      if (origins.size() < ORIGINS) {
        origins.add(origin);
      }
    }
    if (origins.isEmpty() && days > Outlook.NEEDED_DAYS) {
      origins.add(Outlook.NEEDED_DAYS);
    }
    return origins;
  }
}
