package io.memwall.standalone.forecast;

import io.memwall.sql.QueryRunner;
import io.memwall.streams.capacity.Forecast;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A forecast, or a refusal, as the job left it.
 *
 * @param lastDay of the history
 * @param forecast empty when it was refused
 * @param row every column of table {@code forecast} by its name
 */
public record StoredForecast(
    Entity entity, LocalDate lastDay, Optional<Forecast> forecast, Map<String, Object> row) {
  private static final String LATEST =
      "SELECT * FROM forecast FINAL WHERE case_name = ''"
          + " ORDER BY t_start DESC LIMIT 1 BY entity_kind, entity, pool_id";
  private static final String EARLIER =
      "SELECT * FROM forecast FINAL WHERE case_name = '' AND refused IS NULL AND t_start >="
          + " now('UTC') - INTERVAL 100 DAY ORDER BY t_start, entity_kind, entity, pool_id";

  /** The latest of each live entity. */
  public static List<StoredForecast> latest(QueryRunner runner) {
    return read(runner, LATEST);
  }

  /** Those of the last 100 days that were not refused. */
  static List<StoredForecast> earlier(QueryRunner runner) {
    return read(runner, EARLIER);
  }

  private static List<StoredForecast> read(QueryRunner runner, String sql) {
    return runner.sql(sql).rowsByName().stream().map(StoredForecast::of).toList();
  }

  private static StoredForecast of(Map<String, Object> row) {
    var lastDay = UseHistory.date(row.get("t_start"));
    var forecast =
        row.get("refused") == null
            ? Optional.of(forecast(row, lastDay))
            : Optional.<Forecast>empty();
    return new StoredForecast(Entity.of(row, "entity_kind", "pool_id"), lastDay, forecast, row);
  }

  private static Forecast forecast(Map<String, Object> row, LocalDate lastDay) {
    var span =
        new Forecast.Span(
            UseHistory.date(row.get("fit_from")),
            lastDay,
            ((Number) row.get("fit_days")).intValue(),
            number(row, "fit_mean"),
            number(row, "fit_squares"));
    var season =
        ((List<?>) row.get("season")).stream().map(each -> ((Number) each).doubleValue()).toList();
    return new Forecast(
        span,
        number(row, "level"),
        number(row, "slope"),
        number(row, "sigma"),
        season,
        number(row, "last_used"));
  }

  private static double number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).doubleValue();
  }

  /** A figure that may be missing. */
  public OptionalDouble figure(String column) {
    return UseHistory.real(row.get(column));
  }

  /** A count that is always there. */
  public long count(String column) {
    return ((Number) row.get(column)).longValue();
  }

  /** A day that may be missing. */
  public Optional<LocalDate> day(String column) {
    return Optional.ofNullable(row.get(column)).map(UseHistory::date);
  }
}
