package io.memwall.standalone.plan;

import io.memwall.standalone.forecast.StoredForecast;
import io.memwall.streams.capacity.Exhaustion;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** All pools and links by urgency: what runs out first comes first, what is not known last. */
final class Ranking {
  private static final int NEVER = 1_000;

  private Ranking() {}

  static Sheet of(List<StoredForecast> latest) {
    var sheet =
        new Sheet("Pools and links by urgency; days from the last day: earliest/expected/latest");
    sheet.section(
        "",
        "entity",
        "last day",
        "used",
        "of",
        "per day",
        "to 90 %",
        "to full",
        "90 % at the earliest",
        "backtest error",
        "in band");
    latest.stream()
        .filter(stored -> !stored.entity().kind().equals("TENANT"))
        .sorted(Comparator.comparingInt(Ranking::urgency).thenComparing(s -> s.entity().toString()))
        .forEach(stored -> sheet.line(cells(stored)));
    return sheet;
  }

  private static int urgency(StoredForecast stored) {
    if (stored.forecast().isEmpty()) {
      return 2 * NEVER;
    }
    return days(stored, "order").earliest().orElse(NEVER);
  }

  private static List<String> cells(StoredForecast stored) {
    String kind = stored.entity().kind();
    String used = Say.amount(kind, stored.figure("last_used").orElseThrow());
    OptionalDouble capacity = stored.figure("capacity");
    String of = capacity.isPresent() ? Say.amount(kind, capacity.getAsDouble()) : "unknown";
    if (stored.forecast().isEmpty()) {
      return List.of(
          stored.entity().toString(), stored.lastDay().toString(), used, of, Refusals.text(stored));
    }
    var forecast = stored.forecast().get();
    var order = days(stored, "order");
    return List.of(
        stored.entity().toString(),
        stored.lastDay().toString(),
        used,
        of,
        Say.amount(kind, forecast.slope()) + (forecast.isTrend() ? "" : " (no trend)"),
        capacity.isPresent() ? Say.days(order) : "no capacity",
        capacity.isPresent() ? Say.days(days(stored, "full")) : "no capacity",
        order.earliest().isPresent() ? forecast.date(order.earliest().getAsInt()).toString() : "-",
        Say.percent(stored.figure("backtest_mape")),
        Say.percent(stored.figure("backtest_coverage")));
  }

  private static Exhaustion days(StoredForecast stored, String limit) {
    return new Exhaustion(
        day(stored, limit + "_earliest"),
        day(stored, limit + "_expected"),
        day(stored, limit + "_latest"));
  }

  private static OptionalInt day(StoredForecast stored, String column) {
    var value = stored.figure(column);
    return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
  }
}
