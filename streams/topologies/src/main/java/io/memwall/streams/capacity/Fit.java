package io.memwall.streams.capacity;

import io.memwall.streams.trend.TheilSen;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.IntToDoubleFunction;

/** A line and a season through some days, and what they leave unexplained. */
final class Fit {
  /** Makes the median absolute deviation a standard deviation, of normal noise. */
  private static final double MAD_TO_SIGMA = 1.4826;

  /** Noise below a thousandth of the use itself is not believed. */
  private static final double SIGMA_FLOOR = 0.001;

  private final History history;
  private final Season season;
  private final double slope;
  private final double level;
  private final double[] residuals;

  /** At least two days. */
  Fit(History history) {
    this.history = history;
    season = Season.of(history);
    int n = history.size();
    slope = TheilSen.slope(n, this::time, this::unseasonal);
    level = median(i -> unseasonal(i) - slope * time(i));
    residuals = new double[n];
    for (int i = 0; i < n; i++) {
      residuals[i] = unseasonal(i) - level - slope * time(i);
    }
  }

  /** Days since the first. */
  private double time(int i) {
    return ChronoUnit.DAYS.between(history.date(0), history.date(i));
  }

  private double unseasonal(int i) {
    return history.used(i) - season.on(history.date(i));
  }

  double residual(int i) {
    return residuals[i];
  }

  double sigma() {
    double middle = median(this::residual);
    double spread = MAD_TO_SIGMA * median(i -> Math.abs(residuals[i] - middle));
    return Math.max(spread, SIGMA_FLOOR * median(history::used));
  }

  Forecast forecast() {
    int n = history.size();
    LocalDate last = history.date(n - 1);
    double mean = mean();
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (time(i) - mean) * (time(i) - mean);
    }
    var span = new Forecast.Span(history.date(0), last, n, mean, squares);
    return new Forecast(span, level, slope, sigma(), season.byWeekday(), history.used(n - 1));
  }

  private double mean() {
    double sum = 0;
    for (int i = 0; i < history.size(); i++) {
      sum += time(i);
    }
    return sum / history.size();
  }

  private double median(IntToDoubleFunction value) {
    double[] values = new double[history.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return TheilSen.median(values);
  }
}
