package io.memwall.standalone.forecast;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.streams.capacity.Accuracy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Forecasts every pool, tenant and link from its days, and scores what was forecast before. May run
 * as often as anybody likes, and twice at once: a forecast from the same days replaces itself.
 */
public final class ForecastJob {
  private static final String SCORE_COLUMNS =
      "case_name, entity_kind, entity, pool_id, t_start, rev, days, mape, pinball, within_band";

  private final Database database;
  private final QueryRunner runner;
  private final Clock clock;

  public ForecastJob(Database database, Clock clock) {
    this.database = database;
    this.runner = new QueryRunner(database);
    this.clock = clock;
  }

  /**
   * Makes and keeps forecasts of everything that has a day that counts.
   *
   * @return of how many entities, refusals included
   * @throws SQLException if they cannot be stored
   */
  public int run() throws SQLException {
    Instant now = clock.instant();
    var histories = UseHistory.all(runner);
    var rows = new ArrayList<List<?>>();
    histories.forEach(
        (entity, history) -> {
          if (!history.days().isEmpty()) {
            rows.add(ForecastRow.of(entity, history, now));
          }
        });
    Insert.into(database, "forecast", ForecastRow.COLUMNS, rows);
    Insert.into(database, "forecast_score", SCORE_COLUMNS, scores(histories, now));
    return rows.size();
  }

  /** Runs unless it has run since midnight UTC: no day has ended since. */
  public void runDaily() throws SQLException {
    var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    var latest =
        runner.sql(
            "SELECT count() FROM forecast FINAL WHERE case_name = '' AND rev >= "
                + today.toEpochMilli());
    if (latest.rows().get(0).get(0).equals(0L)) {
      run();
    }
  }

  private List<List<?>> scores(Map<Entity, UseHistory> histories, Instant now) {
    var rows = new ArrayList<List<?>>();
    for (var earlier : StoredForecast.earlier(runner)) {
      var forecast = earlier.forecast().orElseThrow();
      var points =
          histories.getOrDefault(earlier.entity(), new UseHistory(List.of(), 0)).days().stream()
              .filter(day -> day.date().isAfter(earlier.lastDay()))
              .map(day -> Accuracy.point(forecast, day))
              .toList();
      if (!points.isEmpty()) {
        rows.add(score(earlier, Accuracy.of(1, points), now));
      }
    }
    return rows;
  }

  private static List<Object> score(StoredForecast earlier, Accuracy accuracy, Instant now) {
    var entity = earlier.entity();
    return List.of(
        "",
        entity.kind(),
        entity.name(),
        entity.pool(),
        earlier.lastDay(),
        now.toEpochMilli(),
        accuracy.points(),
        accuracy.mape(),
        accuracy.pinball(),
        accuracy.coverage());
  }
}
