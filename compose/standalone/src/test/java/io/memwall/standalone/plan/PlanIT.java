package io.memwall.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.EmptyDatabase;
import io.memwall.standalone.demo.DemoHistory;
import io.memwall.standalone.forecast.ForecastJob;
import io.memwall.standalone.forecast.Insert;
import io.memwall.standalone.forecast.StoredForecast;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days go in, a plan comes out, by way of a real database. */
final class PlanIT {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private static final int[] WEEK = {0, 0, 0, 0, 0, -40, -40};
  private static final int[] NOISE = {0, 2, -2, 1, -1, 3, -3};

  @TempDir private Path home;

  /** GiB: 300 for 32 days, then a jump to 600 that grows by 5 a day, less at the weekend. */
  private static int jumped(int t) {
    int since = t - 32;
    int noise = NOISE[Math.floorMod(3 * Math.max(t, since), 7)];
    return since < 0 ? 300 + noise : 600 + 5 * since + WEEK[since % 7] + NOISE[3 * since % 7];
  }

  private void load(Database database) throws Exception {
    var lines = new ArrayList<>(List.of("date,pool,tenant,used_gib,capacity_gib"));
    for (int t = 0; t < 60; t++) {
      lines.add("%s,p0,,%d,1024".formatted(today.minusDays(60 - t), jumped(t)));
      lines.add("%s,p0,train,%d,".formatted(today.minusDays(60 - t), jumped(t) / 2));
    }
    for (int t = 50; t < 60; t++) {
      lines.add("%s,young,,%d,1024".formatted(today.minusDays(60 - t), 100 + t));
    }
    Path file = Files.write(home.resolve("use.csv"), lines);
    List<List<?>> rows = new ArrayList<>();
    for (var day : HistoryFile.read(file, today)) {
      rows.add(day.row("imported from use.csv", 1));
    }
    Insert.into(database, "daily_use", HistoryDay.COLUMNS, rows);
    Insert.into(
        database,
        "inventory",
        "object_id, object_type, t_start, pool_id, tenant, quota_bytes",
        List.of(List.of("train/p0", "quota", "2020-01-01 00:00:00", "p0", "train", 400L << 30)));
  }

  private static int forecast(Database database, Instant now) throws Exception {
    return new ForecastJob(database, Clock.fixed(now, ZoneOffset.UTC)).run();
  }

  /** What {@code up --demo} has from its first minute on. */
  @Test
  void daysBeforeTheDemo_areForecastFrom_andSaySo() throws Exception {
    var database = EmptyDatabase.one();
    var inventory =
        new Simulation(
                SimulationOptions.of(io.memwall.collectors.simulator.Scenario.DEMO),
                (tap, tNanos, frame, direction) -> {},
                event -> {})
            .inventory();
    DemoHistory.store(database, inventory, Clock.systemUTC());

    var runner = new QueryRunner(database);
    assertThat(Ranking.of(StoredForecast.latest(runner)).as(PlanFormat.CSV))
        .containsPattern("pool:pool0,.*GiB/?,.*,\\d+/\\d+/\\d+,.*")
        .contains("pool:pool1");
    var sources = runner.sql("SELECT DISTINCT source FROM daily_use FINAL").rows();
    assertThat(sources).containsExactly(List.of("generated for the demo"));
  }

  @Test
  void sixtyImportedDays_giveAPlan_andTenARefusal() throws Exception {
    var database = EmptyDatabase.one();
    load(database);
    assertThat(forecast(database, Instant.now())).isEqualTo(3);

    var runner = new QueryRunner(database);
    var latest = StoredForecast.latest(runner);
    String ranking = Ranking.of(latest).as(PlanFormat.CSV);
    assertThat(ranking)
        .contains(
            "pool:p0,%s,694.0 GiB,1024.0 GiB,5.0 GiB,37/38/39,58/58/59,%s"
                .formatted(today.minusDays(1), today.plusDays(36)))
        .contains("no forecast: there are 10 days of history, it takes 14;")
        .contains("possible on " + today.plusDays(4));
    assertThat(ranking.indexOf("pool:p0")).isLessThan(ranking.indexOf("pool:young"));

    String plan = plan(runner, latest).as(PlanFormat.MARKDOWN);
    assertThat(plan)
        .contains("| days to 90 % | 37/38/39 | 85/85/85 |")
        .contains("| days to full | 58/58/59 | 109/110/110 |")
        .contains(
            "| order by | %s: 3 days ago | %s |".formatted(today.minusDays(3), today.plusDays(48)))
        .contains("| cost | 0 | 2 x mem-128 = 9000 EUR |")
        .contains("60 days were imported")
        .contains("| train | ", "| 400.0 GiB |")
        .contains("use jumped on | " + today.minusDays(28));
  }

  private Sheet plan(QueryRunner runner, List<StoredForecast> latest) throws Exception {
    var asIs = new Scenario("as is", 0, 0, List.of());
    var wish =
        new Wish(
            List.of(asIs, Scenario.parse("gib=256")),
            List.of(),
            Duration.ofDays(60),
            Duration.ofDays(180),
            today);
    Path skus =
        Files.writeString(
            home.resolve("skus.csv"), "name,gib,links,cost,currency\nmem-128,128,0,4500,EUR\n");
    var pool =
        latest.stream().filter(f -> f.entity().name().equals("p0")).findFirst().orElseThrow();
    return new PoolPlan(pool, latest, Surroundings.of(runner, "p0", latest), wish)
        .sheet(Skus.read(skus));
  }

  // Our own words in "more links": U x n / (n + N), 1 + k U / (1 - U); 0.78 on 4 links and 2 more.
  @Test
  void moreLinks_spreadTheUse_andTheLatencyOfTheCurveFollows() throws Exception {
    var database = EmptyDatabase.one();
    links(database, 4, 0.78);
    assertThat(forecast(database, Instant.now())).isEqualTo(5);

    var runner = new QueryRunner(database);
    var latest = StoredForecast.latest(runner);
    var wish =
        new Wish(
            List.of(new Scenario("as is", 0, 0, List.of()), Scenario.parse("links=2")),
            List.of(),
            Duration.ofDays(60),
            Duration.ofDays(180),
            today);
    var pool =
        latest.stream().filter(f -> f.entity().name().equals("p0")).findFirst().orElseThrow();
    String plan =
        new PoolPlan(pool, latest, Surroundings.of(runner, "p0", latest), wish)
            .sheet(Skus.none())
            .as(PlanFormat.MARKDOWN);
    assertThat(plan)
        .contains("Links, group of 4")
        .contains("| 78.0 %, 4.545 | 52.0 %, 2.083 |")
        .contains("| 78.0 %, unknown: no curve yet | 52.0 %, unknown: no curve yet |");
  }

  /** Twenty days of a pool and of links that lead to its node; one of them has a curve. */
  private void links(Database database, int count, double use) throws Exception {
    var rows = new ArrayList<List<?>>();
    for (int t = 0; t < 20; t++) {
      var date = today.minusDays(20 - t);
      var used = HistoryDay.Used.of(600 * Say.GIB);
      var capacity = OptionalDouble.of(1024 * Say.GIB);
      rows.add(new HistoryDay(date, "p0", "", used, capacity, 24).row("x", 1));
      for (int link = 0; link < count; link++) {
        var name = "l" + link + "/rx";
        rows.add(List.of("", "LINK", name, "", date, 1L, "x", use, use, use, use, 1.0, 24.0));
      }
    }
    Insert.into(database, "daily_use", HistoryDay.COLUMNS, rows);
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, deleted, object_type, owner_node)"
              + " VALUES ('', 'p0', 1, 0, false, 'pool', 'n0')");
      statement.execute(
          "INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, deleted, object_type, end_a, end_b)"
              + " SELECT '', concat('l', toString(number)), 1, 1 + number, false, 'link', 'h', 'n0'"
              + " FROM numbers("
              + count
              + ")");
      statement.execute(
          "INSERT INTO latency (case_name, entity_kind, entity, window_ns, t_start, rev, tap_position,"
              + " request_class) VALUES ('', 'LINK', 'l0/rx', 10000000000, '2026-01-01 00:00:00', 1,"
              + " 'a', 'get')");
      statement.execute(
          "INSERT INTO latency_curve (case_name, entity, t_start, tap_position, request_class, rev, slope)"
              + " VALUES ('', 'l0/rx', '2026-01-01 00:00:00', 'a', 'get', 1, 1)");
    }
  }

  @Test
  void earlierForecasts_areScoredWhenTheDaysHaveCome_andMakingThemAgainChangesNothing()
      throws Exception {
    var database = EmptyDatabase.one();
    var rows = new ArrayList<List<?>>();
    for (int t = 0; t < 30; t++) {
      var date = today.minusDays(30 - t);
      var used = HistoryDay.Used.of((600 + 5 * t) * Say.GIB);
      var capacity = OptionalDouble.of(1024 * Say.GIB);
      rows.add(new HistoryDay(date, "p0", "", used, capacity, 24).row("x", 1));
    }
    Insert.into(database, "daily_use", HistoryDay.COLUMNS, new ArrayList<>(rows.subList(0, 27)));
    forecast(database, Instant.now());
    Insert.into(database, "daily_use", HistoryDay.COLUMNS, rows);
    forecast(database, Instant.now());
    forecast(database, Instant.now());

    var scored =
        new QueryRunner(database).run(SavedQueries.named("forecasts"), Map.of()).rowsByName();
    assertThat(scored).hasSize(1);
    assertThat(scored.get(0).get("scored_days")).isEqualTo(3L);
    assertThat((Double) scored.get(0).get("scored_mape")).isLessThan(0.001);
    assertThat(scored.get(0).get("scored_coverage")).isEqualTo(1.0);
  }
}
