package io.memwall.standalone.plan;

import static io.memwall.standalone.plan.Say.GIB;

import io.memwall.standalone.forecast.StoredForecast;
import io.memwall.streams.capacity.Exhaustion;
import io.memwall.streams.capacity.Forecast;
import io.memwall.streams.capacity.TenantHeadroom;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A plan for one pool: reclaim first, then what runs out when, and what would change it. */
final class PoolPlan {
  private static final double ORDER_AT = 0.9;

  private final StoredForecast pool;
  private final List<StoredForecast> tenants;
  private final Surroundings around;
  private final Wish wish;
  private final Sheet sheet;

  PoolPlan(StoredForecast pool, List<StoredForecast> latest, Surroundings around, Wish wish) {
    this.pool = pool;
    this.tenants =
        latest.stream()
            .filter(stored -> stored.entity().pool().equals(pool.entity().name()))
            .toList();
    this.around = around;
    this.wish = wish;
    this.sheet =
        new Sheet(
            "Capacity plan for pool %s, from days up to %s"
                .formatted(pool.entity().name(), pool.lastDay()));
  }

  Sheet sheet(Skus skus) {
    now();
    reclaim();
    if (pool.forecast().isPresent()) {
      growth(pool.forecast().get());
    } else {
      sheet.section("Forecast", "figure", "value").line("refused", Refusals.text(pool));
    }
    var capacity = pool.figure("capacity");
    if (pool.forecast().isPresent() && capacity.isPresent()) {
      scenarios(pool.forecast().get(), capacity.getAsDouble(), skus);
    }
    links();
    tenants();
    accuracy();
    assumptions();
    return sheet;
  }

  private void now() {
    var used = pool.figure("last_used").orElseThrow();
    var capacity = pool.figure("capacity");
    sheet
        .section("Now", "figure", "value")
        .line("used, p99 of the last day", Say.gib(used))
        .line("capacity", Say.gib(capacity));
    if (capacity.isPresent()) {
      sheet.line("share", Say.percent(used / capacity.getAsDouble()));
    }
    sheet.line(
        "history",
        "%d days, %d of them imported"
            .formatted(pool.count("history_days"), pool.count("imported_days")));
  }

  private void reclaim() {
    sheet
        .section("Reclaim first", "figure", "value")
        .line("stranded: free, but no host can take it", bytes("stranded_bytes"))
        .line("idle: allocated, not accessed for 24 h", bytes("idle_bytes"))
        .line("leaked: held by suspects", bytes("leaked_bytes"))
        .line("fragmented: free, in pieces below 1 GiB", bytes("fragmented_bytes"));
  }

  private String bytes(String column) {
    var bytes = around.bytes(column);
    if (bytes.isPresent()) {
      return Say.gib((double) bytes.getAsLong());
    }
    return around
        .reclaimable()
        .map(row -> row.get("missing") instanceof Map<?, ?> why ? why.get(column) : null)
        .map(why -> "unknown: " + why)
        .orElse(around.reclaimable().isPresent() ? "unknown" : "unknown: no ledger was seen");
  }

  private void growth(Forecast forecast) {
    var span = forecast.span();
    sheet
        .section("Growth", "figure", "value")
        .line(
            "per day",
            String.format(Locale.ROOT, "%.3f GiB", forecast.slope() / GIB)
                + (forecast.isTrend() ? "" : ", not told from none at 90 %"))
        .line(
            "fit",
            "%s over %d days, %s to %s"
                .formatted(pool.row().get("model"), span.days(), span.first(), span.last()))
        .line("unexplained (sigma)", String.format(Locale.ROOT, "%.3f GiB", forecast.sigma() / GIB))
        .line("weekdays, Monday first", season(forecast))
        .line(
            "in 30 days",
            "%s +- %.2f GiB"
                .formatted(
                    Say.gib(forecast.use(30, wish.reserved())), forecast.halfBand(30) / GIB));
    pool.day("t_shift")
        .ifPresent(day -> sheet.line("use jumped on", day + ": only days since count"));
  }

  private static String season(Forecast forecast) {
    var texts =
        forecast.season().stream()
            .map(each -> String.format(Locale.ROOT, "%+.1f", each / GIB))
            .toList();
    return String.join(" ", texts) + " GiB";
  }

  private void scenarios(Forecast forecast, double capacity, Skus skus) {
    var heads = new ArrayList<String>(List.of("figure"));
    wish.scenarios().forEach(each -> heads.add(each.name()));
    sheet.section("Scenarios", heads.toArray(String[]::new));
    row("capacity", s -> Say.gib(capacity + s.gib() * GIB));
    row("90 % of it", s -> Say.gib(limit(s, capacity, ORDER_AT)));
    row("days to 90 %", s -> Say.days(reaches(forecast, s, capacity, ORDER_AT)));
    row("dates", s -> Say.dates(reaches(forecast, s, capacity, ORDER_AT), pool.lastDay()));
    row("days to full", s -> Say.days(reaches(forecast, s, capacity, 1)));
    row("dates", s -> Say.dates(reaches(forecast, s, capacity, 1), pool.lastDay()));
    row("order by", s -> orderBy(reaches(forecast, s, capacity, 1)));
    row(
        "to stay below 90 %% for %d days".formatted(wish.horizon().toDays()),
        s -> missing(forecast, s, capacity));
    row("cost", skus.all().isEmpty() ? s -> "unknown: no --sku" : skus::cost);
  }

  private void row(String figure, Function<Scenario, String> value) {
    var cells = new ArrayList<String>(List.of(figure));
    wish.scenarios().forEach(each -> cells.add(value.apply(each)));
    sheet.line(cells);
  }

  private static double limit(Scenario scenario, double capacity, double share) {
    return (capacity + scenario.gib() * GIB) * share;
  }

  private Exhaustion reaches(Forecast forecast, Scenario scenario, double capacity, double share) {
    return forecast.reaches(
        limit(scenario, capacity, share), scenario.with(wish.reserved()).reserved());
  }

  /** So that it is there when the pool is full at the earliest. */
  private String orderBy(Exhaustion full) {
    if (full.earliest().isEmpty()) {
      return "no need within 365 days";
    }
    LocalDate order =
        pool.lastDay().plusDays(full.earliest().getAsInt()).minusDays(wish.leadTime().toDays());
    long late = ChronoUnit.DAYS.between(order, wish.today());
    return late > 0 ? "%s: %d days ago".formatted(order, late) : order.toString();
  }

  private String missing(Forecast forecast, Scenario scenario, double capacity) {
    double most = 0;
    var reserved = scenario.with(wish.reserved()).reserved();
    for (int h = 1; h <= Math.min(wish.horizon().toDays(), Forecast.HORIZON_DAYS); h++) {
      most = Math.max(most, forecast.use(h, reserved) + forecast.halfBand(h));
    }
    double lacks = most / ORDER_AT - capacity - scenario.gib() * GIB;
    return lacks <= 0 ? "enough" : "+" + (long) Math.ceil(lacks / GIB) + " GiB";
  }

  private void links() {
    if (around.links().isEmpty()) {
      return;
    }
    new LinkPlan(around, wish).addTo(sheet);
  }

  private void tenants() {
    if (tenants.isEmpty()) {
      return;
    }
    var room = around.bytes("free_bytes");
    sheet.section("Tenants", "tenant", "p99 of 30 days", "quota", "headroom", "per day", "days");
    for (StoredForecast tenant : tenants) {
      double used = tenant.figure("p99_30d").orElseThrow();
      Double quota = around.quotas().get(tenant.entity().name());
      double free = room.isPresent() ? (double) room.getAsLong() : freeByUse();
      double slope = tenant.forecast().map(Forecast::slope).orElse(Double.NaN);
      var headroom =
          TenantHeadroom.of(
              quota == null ? OptionalDouble.empty() : OptionalDouble.of(quota), used, free, slope);
      sheet.line(
          tenant.entity().name().isEmpty() ? "(unnamed)" : tenant.entity().name(),
          Say.gib(used),
          quota == null ? "unknown" : Say.gib(quota),
          Double.isNaN(headroom.bytes()) ? "unknown" : Say.gib(headroom.bytes()),
          tenant.forecast().isPresent() ? Say.gib(slope) : "unknown",
          days(tenant, headroom));
    }
  }

  /** Of a pool without a ledger, what its last day left. */
  private double freeByUse() {
    var capacity = pool.figure("capacity");
    return capacity.isPresent()
        ? Math.max(0, capacity.getAsDouble() - pool.figure("last_used").orElseThrow())
        : Double.NaN;
  }

  private static String days(StoredForecast tenant, TenantHeadroom headroom) {
    if (tenant.forecast().isEmpty()) {
      return Refusals.text(tenant);
    }
    return headroom.days().isPresent()
        ? String.format(Locale.ROOT, "%.0f", headroom.days().getAsDouble())
        : "unlimited: it is not growing";
  }

  private void accuracy() {
    sheet.section("Accuracy", "figure", "value");
    sheet.line(
        "backtest",
        "%d days, a week ahead from each of %d weeks"
            .formatted(pool.count("backtest_days"), pool.count("backtest_origins")));
    sheet.line("  mean error (MAPE)", Say.percent(pool.figure("backtest_mape")));
    sheet.line("  pinball loss", Say.gib(pool.figure("backtest_pinball")));
    sheet.line("  within the 90 % band", Say.percent(pool.figure("backtest_coverage")));
    long scored = (long) around.score("scored_days").orElse(0);
    sheet.line("forecasts of the last 90 days, on days since", scored + " days");
    if (scored > 0) {
      sheet.line("  mean error (MAPE)", Say.percent(around.score("scored_mape")));
      sheet.line("  within the 90 % band", Say.percent(around.score("scored_coverage")));
    }
  }

  private void assumptions() {
    sheet.section("Assumptions", "assumption");
    sheet.line(
        "days count from the last day of the history: earliest/expected/latest of a 90 % band");
    sheet.line("use goes on as a straight line with a weekly pattern; holidays are not modelled");
    sheet.line(
        "order by = full at the earliest - a lead time of %d days"
            .formatted(wish.leadTime().toDays()));
    for (var each : wish.reserved()) {
      sheet.line("reserved from %s: %s".formatted(each.from(), Say.gib(each.amount())));
    }
    if (pool.row().get("rescaled").equals(true)) {
      sheet.line("the capacity changed within the history: use counts as a share of it");
    }
    if (pool.count("imported_days") > 0) {
      sheet.line("%d days were imported, not measured here".formatted(pool.count("imported_days")));
    }
    if (wish.scenarios().stream().anyMatch(each -> each.links() > 0)) {
      sheet.line(
          around.links().isEmpty()
              ? "no link is known to lead to this pool: links change no figure here"
              : "even spread: the load is taken to spread evenly over all links, old and new");
    }
    sheet.line("what can be reclaimed is not subtracted: do that first, and plan again");
  }
}
