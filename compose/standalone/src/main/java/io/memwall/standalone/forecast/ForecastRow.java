package io.memwall.standalone.forecast;

import io.memwall.streams.capacity.Accuracy;
import io.memwall.streams.capacity.DailyUse;
import io.memwall.streams.capacity.Exhaustion;
import io.memwall.streams.capacity.Forecast;
import io.memwall.streams.capacity.Outlook;
import io.memwall.streams.capacity.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What table {@code forecast} says of one entity. */
final class ForecastRow {
  static final String COLUMNS =
      "case_name, entity_kind, entity, pool_id, t_start, rev, t_made, history_days, imported_days,"
          + " last_used, p99_30d, capacity, rescaled, order_limit,"
          + " refused, t_possible, t_shift, model, fit_days, fit_from, fit_mean, fit_squares,"
          + " level, slope, sigma, trend, season,"
          + " order_earliest, order_expected, order_latest, full_earliest, full_expected,"
          + " full_latest, `path.expected`, `path.half_band`,"
          + " backtest_origins, backtest_days, backtest_mape, backtest_pinball, backtest_coverage";

  /** Order when so much of the capacity is used. */
  static final double ORDER_AT = 0.9;

  private static final int PATH_DAYS = 180;
  private static final int MONTH = 30;
  private static final int MODEL_COLUMNS = 21;
  private static final Exhaustion UNKNOWN =
      new Exhaustion(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  private ForecastRow() {}

  /** The values of the columns; the history has a day at least. */
  static List<Object> of(Entity entity, UseHistory history, Instant made) {
    var days = history.days();
    var last = days.get(days.size() - 1);
    var row = new ArrayList<Object>();
    row.addAll(List.of("", entity.kind(), entity.name(), entity.pool(), last.date()));
    row.addAll(List.of(made.toEpochMilli(), made, days.size(), history.imported()));
    row.addAll(List.of(last.used(), highest(days), last.capacity(), Outlook.isRescaled(days)));
    row.add(scaled(last.capacity(), ORDER_AT));
    var outlook = Outlook.of(days);
    row.addAll(
        outlook instanceof Forecast forecast
            ? model(forecast, last.capacity(), days.get(0))
            : refusal((Refusal) outlook));
    var backtest = Accuracy.backtest(days);
    row.addAll(List.of(backtest.origins(), backtest.points(), backtest.mape()));
    row.addAll(List.of(backtest.pinball(), backtest.coverage()));
    return row;
  }

  private static double highest(List<DailyUse> days) {
    var since = days.get(days.size() - 1).date().minusDays(MONTH);
    return days.stream()
        .filter(day -> day.date().isAfter(since))
        .mapToDouble(DailyUse::used)
        .max()
        .orElseThrow();
  }

  private static OptionalDouble scaled(OptionalDouble capacity, double share) {
    return capacity.isPresent()
        ? OptionalDouble.of(capacity.getAsDouble() * share)
        : OptionalDouble.empty();
  }

  private static List<Object> refusal(Refusal refusal) {
    var row = new ArrayList<Object>();
    row.addAll(List.of(refusal.reason().name(), refusal.possible(), refusal.shift(), ""));
    row.add(refusal.days());
    for (int i = row.size(); i < MODEL_COLUMNS; i++) {
      row.add(Optional.empty());
    }
    // Lists are empty rather than missing.
    for (int list : new int[] {12, MODEL_COLUMNS - 2, MODEL_COLUMNS - 1}) {
      row.set(list, List.of());
    }
    return row;
  }

  private static List<Object> model(
      Forecast forecast, OptionalDouble capacity, DailyUse firstOfHistory) {
    var span = forecast.span();
    boolean seasonal = forecast.season().stream().anyMatch(each -> each != 0);
    var shift =
        span.first().equals(firstOfHistory.date()) ? Optional.empty() : Optional.of(span.first());
    var row = new ArrayList<Object>();
    row.addAll(List.of(Optional.empty(), Optional.empty(), shift));
    row.addAll(List.of(seasonal ? "theil-sen+week" : "theil-sen", span.days(), span.first()));
    row.addAll(List.of(span.meanTime(), span.squares(), forecast.level(), forecast.slope()));
    row.addAll(List.of(forecast.sigma(), forecast.isTrend(), forecast.season()));
    addDays(row, reaches(forecast, scaled(capacity, ORDER_AT)));
    addDays(row, reaches(forecast, capacity));
    row.add(path(h -> forecast.use(h, List.of())));
    row.add(path(forecast::halfBand));
    return row;
  }

  private static Exhaustion reaches(Forecast forecast, OptionalDouble limit) {
    return limit.isPresent() ? forecast.reaches(limit.getAsDouble(), List.of()) : UNKNOWN;
  }

  private static void addDays(List<Object> row, Exhaustion days) {
    row.addAll(List.of(days.earliest(), days.expected(), days.latest()));
  }

  private static List<Double> path(IntToDoubleFunction value) {
    return IntStream.rangeClosed(1, PATH_DAYS).mapToDouble(value).boxed().toList();
  }
}
