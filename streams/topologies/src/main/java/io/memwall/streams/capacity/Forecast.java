package io.memwall.streams.capacity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * What use will be: a straight line through the days, and what each weekday adds to it. Days ahead
 * count from the last day of the history.
 *
 * @param span the days it rests on
 * @param level of the line on the first day, in the unit of use
 * @param slope per day
 * @param sigma what the line leaves unexplained: 1.4826 x the median absolute deviation, at least
 *     0.001 x the median use
 * @param season Monday first; zeros below 21 days
 * @param lastUsed on the last day
 */
public record Forecast(
    Span span, double level, double slope, double sigma, List<Double> season, double lastUsed)
    implements Outlook {
  /** The furthest day that is looked at. */
  public static final int HORIZON_DAYS = 365;

  /** Of the normal distribution, two-sided 90 %. */
  private static final double NINETY_PERCENT = 1.645;

  /**
   * The days a forecast rests on.
   *
   * @param days how many of them count; without gaps, all from first to last
   * @param meanTime mean of the days since the first
   * @param squares sum of (days since the first - meanTime)²; n (n² - 1) / 12 without gaps
   */
  public record Span(LocalDate first, LocalDate last, int days, double meanTime, double squares) {}

  public Forecast {
    season = List.copyOf(season);
  }

  /** Whether the slope is told from none at 90 %. */
  public boolean isTrend() {
    return Math.abs(slope) > NINETY_PERCENT * sigma / Math.sqrt(span.squares());
  }

  /** Expected use so many days ahead. */
  public double expected(int ahead) {
    return level + slope * time(ahead) + seasonal(ahead);
  }

  /** Half the width of the 90 % band so many days ahead. */
  public double halfBand(int ahead) {
    double fromMiddle = time(ahead) - span.meanTime();
    return NINETY_PERCENT
        * sigma
        * Math.sqrt(1 + 1.0 / span.days() + fromMiddle * fromMiddle / span.squares());
  }

  /** The date so many days ahead. */
  public LocalDate date(int ahead) {
    return span.last().plusDays(ahead);
  }

  /**
   * When a limit is reached. Without a trend only what is reserved can bring that about.
   *
   * @param limit in the unit of use
   * @param reserved what will be added to the use, and when
   */
  public Exhaustion reaches(double limit, List<Reservation> reserved) {
    if (lastUsed >= limit) {
      var now = OptionalInt.of(0);
      return new Exhaustion(now, now, now);
    }
    return new Exhaustion(
        first(h -> use(h, reserved) + halfBand(h) >= limit, reserved),
        first(h -> use(h, reserved) >= limit, reserved),
        first(h -> use(h, reserved) - halfBand(h) >= limit, reserved));
  }

  /** Expected use so many days ahead with what is reserved; flat without a trend. */
  public double use(int ahead, List<Reservation> reserved) {
    double trend = isTrend() ? expected(ahead) : level + slope * span.meanTime() + seasonal(ahead);
    return trend + step(ahead, reserved);
  }

  private OptionalInt first(IntPredicate reached, List<Reservation> reserved) {
    for (int h = 1; h <= HORIZON_DAYS; h++) {
      if ((isTrend() || step(h, reserved) > 0) && reached.test(h)) {
        return OptionalInt.of(h);
      }
    }
    return OptionalInt.empty();
  }

  private double step(int ahead, List<Reservation> reserved) {
    var date = date(ahead);
    return reserved.stream()
        .filter(each -> !each.from().isAfter(date))
        .mapToDouble(Reservation::amount)
        .sum();
  }

  private double seasonal(int ahead) {
    return season.get(date(ahead).getDayOfWeek().getValue() - 1);
  }

  private double time(int ahead) {
    return ChronoUnit.DAYS.between(span.first(), span.last()) + ahead;
  }
}
