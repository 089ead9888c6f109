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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed in the middle of a load and run again: the content ends up the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "memwall.full",
    matches = "true",
    disabledReason = "five loads of a minute each: mvn -Pfull verify runs it")
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
  void eachKilledInTurn_sameContent() throws Exception {
    check(
        "each_killed",
        load ->
            List.of(
                streams("each_killed", load),
                sink("each_killed", load),
                clickHouse("each_killed")));
  }

  @Test
  void sinkKilledTwice_sameContent() throws Exception {
    check("sink_killed", load -> twice(sink("sink_killed", load)));
  }

  @Test
  void topologiesKilledTwice_sameContent() throws Exception {
    check("streams_killed", load -> twice(streams("streams_killed", load)));
  }

  @Test
  void clickHouseKilledTwice_sameContent() throws Exception {
    check("clickhouse_killed", load -> twice(clickHouse("clickhouse_killed")));
  }

  private static List<Accident.Victim> twice(Accident.Victim victim) {
    return List.of(victim, victim);
  }

  private Accident.Victim sink(String database, Load load) {
    return new Accident.Victim(
        () -> load.sink().kill(), load::startSink, () -> rows(database, "flow"));
  }

  private Accident.Victim streams(String database, Load load) {
    return new Accident.Victim(
        () -> load.streams().kill(), load::startStreams, () -> rows(database, "bandwidth"));
  }

  private Accident.Victim clickHouse(String database) {
    return new Accident.Victim(
        () -> clickHouse.kill(),
        () -> clickHouse = ClickHouseEngine.start(options),
        () -> rows(database, "flow"));
  }

  private void check(String name, Function<Load, List<Accident.Victim>> dying) throws Exception {
    try (var load = new Load(cli, home.resolve(name), database(name))) {
      List<Accident.Victim> victims = dying.apply(load);
      var accident = new Accident(victims);
      assertThat(load.run(capture, accident)).isEqualTo(undisturbed);
      assertThat(accident.kills())
          .as("in the middle, each time")
          .hasSameSizeAs(victims)
          .allMatch(kill -> kill.done() > 0 && kill.done() < kill.victim().done().getAsLong());
    }
  }

  /** Repeats and replaced revisions left out. */
  private long rows(String database, String table) {
    var answer = new QueryRunner(database(database)).sql("SELECT count() FROM " + table + " FINAL");
    return ((Number) answer.rows().get(0).get(0)).longValue();
  }
}
