package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed in the middle of a load and run again: the content ends up the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillIT {
  private Path home;
  private Cli cli;
  private Path capture;
  private ClickHouseOptions options;
  private ClickHouseEngine clickHouse;
  private Map<String, String> undisturbed;

  @BeforeAll
  void loadUndisturbed(@TempDir Path directory) throws Exception {
    home = directory;
    cli = new Cli(home);
    capture = home.resolve("load.pcapng");
    int base = Own.portBase();
    options =
        ClickHouseOptions.in(home.resolve("clickhouse"), Own.clickHouse())
            .withPorts(base, base + 1);
    clickHouse = ClickHouseEngine.start(options);
    // 16 halves for 40 s: 6,400 flow records in intervals of 100 ms.
    Recording.write(
        SimulationOptions.of(Scenario.STEADY)
            .withSize(Size.M)
            .withInterArrivalNanos(10_000_000)
            .withRequests(4_000),
        capture,
        Optional.empty());
    try (var load = new Load(cli, home.resolve("undisturbed"), database("undisturbed"))) {
      undisturbed = load.run(capture, Progress.NONE);
    }
  }

  @AfterAll
  void stop() {
    if (clickHouse != null) {
      clickHouse.kill();
    }
  }

  private Database database(String name) {
    return new Database(clickHouse.httpUrl(), "default", "", name);
  }

  @Test
  void undisturbedLoad_holdsEverything() {
    assertThat(undisturbed.get("flow")).startsWith("6400 rows");
    assertThat(undisturbed.get("health")).startsWith("401 rows");
    assertThat(undisturbed).containsKeys("bandwidth", "received");
  }

  @Test
  void sinkKilled_sameContent() throws Exception {
    check(
        "sink_killed",
        load ->
            new Accident.Victim(
                () -> load.sink().kill(), load::startSink, () -> rows("sink_killed", "flow")));
  }

  @Test
  void topologiesKilled_sameContent() throws Exception {
    check(
        "streams_killed",
        load ->
            new Accident.Victim(
                () -> load.streams().kill(),
                load::startStreams,
                () -> rows("streams_killed", "bandwidth")));
  }

  @Test
  void clickHouseKilled_sameContent() throws Exception {
    check(
        "clickhouse_killed",
        load ->
            new Accident.Victim(
                () -> clickHouse.kill(),
                () -> clickHouse = ClickHouseEngine.start(options),
                () -> rows("clickhouse_killed", "flow")));
  }

  private void check(String name, Function<Load, Accident.Victim> victim) throws Exception {
    try (var load = new Load(cli, home.resolve(name), database(name))) {
      Accident.Victim dying = victim.apply(load);
      var accident = new Accident(dying);
      Map<String, String> content = load.run(capture, accident);
      assertThat(content).isEqualTo(undisturbed);
      long all = dying.done().getAsLong();
      assertThat(accident.doneWhenKilled())
          .as("in the middle, each time")
          .hasSize(Accident.KILLS)
          .isSorted()
          .allMatch(done -> done > 0 && done < all);
    }
  }

  /** Repeats and replaced revisions left out. */
  private long rows(String database, String table) {
    var answer = new QueryRunner(database(database)).sql("SELECT count() FROM " + table + " FINAL");
    return ((Number) answer.rows().get(0).get(0)).longValue();
  }
}
