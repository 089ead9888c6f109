package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.replay.Compared;
import io.memwall.standalone.stack.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of all topologies on three brokers under load: one process is killed, then a
 * broker, then the other process is frozen until others have taken its place, and comes back. The
 * results are those of a run that nobody disturbed.
 */
final class ClusterIT {
  private static final Duration RUN = Duration.ofSeconds(30);
  private static final Duration FROZEN_FOR = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String ALONE = "Memwall-Alone";

  /** All but scores: they are told on time from what is there then, and name their inputs. */
  private static final List<String> REPEATABLE =
      Scratch.topologies().stream().filter(name -> !name.equals("hotspot")).toList();

  private final Map<String, Long> tookMs = new TreeMap<>();

  @TempDir private Path home;
  private int allTasks;

  @Test
  void struckCluster_hasTheResultsOfAnUndisturbedOne() throws Exception {
    assumeTrue(
        Boolean.getBoolean("memwall.full"), "two loads of minutes: mvn -Pfull verify runs it");
    int base = Own.portBase();
    var options =
        ClickHouseOptions.in(home.resolve("clickhouse"), Own.clickHouse())
            .withPorts(base, base + 1);
    try (var clickHouse = ClickHouseEngine.start(options)) {
      var undisturbed = new Database(clickHouse.httpUrl(), "default", "", "undisturbed");
      var struck = new Database(clickHouse.httpUrl(), "default", "", "struck");
      try (var load = load(undisturbed)) {
        load.run(scenario(), RUN, Progress.NONE);
      }
      try (var load = load(struck)) {
        strike(load);
        answerForEachOther(load);
        nameTheFrozen(load);
      }
      compare(undisturbed, struck);
    }
  }

  private ClusterLoad load(Database database) throws Exception {
    return new ClusterLoad(
        new Cli(Files.createDirectories(home.resolve(database.name()))),
        home.resolve(database.name()),
        database);
  }

  private static SimulationOptions scenario() {
    return SimulationOptions.of(Scenario.DEMO, Size.S)
        .withInterArrivalNanos(2_000_000)
        .withDuration(RUN);
  }

  private void strike(ClusterLoad load) throws Exception {
    allTasks = load.tasks(0) + load.tasks(1);
    var accident = new Accident(List.of(killedInstance(load), killedBroker(load), zombie(load)));
    load.run(scenario(), RUN, accident);
    assertThat(accident.kills()).hasSize(3).allMatch(kill -> kill.done() > 0);
    assertThat(accident.kills().get(2).done()).isLessThan(load.rows("bandwidth", "FINAL"));
  }

  private Accident.Victim killedInstance(ClusterLoad load) {
    return new Accident.Victim(
        () -> load.instance(0).kill(),
        () -> {
          took("killed process: the other has all its tasks", () -> load.tasks(1) >= allTasks);
          load.restart(0);
          took("killed process: back, and with tasks again", load::isSpread);
        },
        () -> load.rows("bandwidth", "FINAL"));
  }

  private Accident.Victim killedBroker(ClusterLoad load) {
    return new Accident.Victim(
        () -> load.kafka().node(1).kill(),
        () -> {
          load.kafka().restart(1);
          took("killed broker: back, and every partition in sync", load::isInSync);
        },
        () -> load.rows("bandwidth", "FINAL"));
  }

  private Accident.Victim zombie(ClusterLoad load) {
    return new Accident.Victim(
        () -> load.instance(1).freeze(),
        () -> {
          Instant end = Instant.now().plus(FROZEN_FOR);
          took("frozen process: the other has all its tasks", () -> load.tasks(0) >= allTasks);
          await("frozen").atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
          load.instance(1).thaw();
          took("zombie: back, and with tasks again", load::isSpread);
        },
        () -> load.rows("bandwidth", "FINAL"));
  }

  private void took(String what, Callable<Boolean> done) {
    long began = System.nanoTime();
    await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(done);
    tookMs.put(what, (System.nanoTime() - began) / 1_000_000);
  }

  /** Whichever process is asked, the answer is whole, though each has only a part of it. */
  private static void answerForEachOther(ClusterLoad load) {
    var whole = entities(load.ask(0, "/state/hotspots"));
    assertThat(whole).isNotEmpty().isEqualTo(entities(load.ask(1, "/state/hotspots")));
    var parts = entities(load.ask(0, "/state/hotspots", ALONE, "yes"));
    parts.addAll(entities(load.ask(1, "/state/hotspots", ALONE, "yes")));
    assertThat(parts).isEqualTo(whole);
    for (String pool : whole.stream().filter(each -> each.startsWith("pool:")).toList()) {
      String path = "/state/pools/" + pool.substring("pool:".length());
      JsonNode answer = load.ask(0, path);
      assertThat(answer.path("hotspot").path("entity").asText()).as(path).isEqualTo(pool);
      assertThat(load.ask(1, path)).as(path).isEqualTo(answer);
    }
  }

  private static Set<String> entities(JsonNode answer) {
    assertThat(answer.has("unanswered")).as("%s", answer).isFalse();
    return new TreeSet<>(answer.path("hotspots").findValuesAsText("entity"));
  }

  /** Brokers that stand still, so that nothing can move. */
  private void nameTheFrozen(ClusterLoad load) {
    signalBrokers(load, "STOP");
    took(
        "frozen brokers: named by every topology",
        () -> load.frozen(0) == Scratch.topologies().size());
    signalBrokers(load, "CONT");
  }

  private static void signalBrokers(ClusterLoad load, String name) {
    IntStream.range(0, ClusterLoad.BROKERS)
        .forEach(i -> Child.signal(load.kafka().node(i).pid().getAsLong(), name));
  }

  private void compare(Database undisturbed, Database struck) throws Exception {
    Instant start = scenario().start();
    var compared =
        Compared.of(
            new QueryRunner(undisturbed),
            start,
            start.plus(RUN),
            REPEATABLE,
            List.of(undisturbed.name(), struck.name()));
    var report = new StringBuilder("tasks " + allTasks + "\n");
    tookMs.forEach((what, ms) -> report.append("%,8d ms  %s%n".formatted(ms, what)));
    compared.first().forEach((table, text) -> report.append(table + "  " + text + "\n"));
    Files.writeString(Path.of("target", "cluster-it.txt"), report);
    assertThat(compared.second()).as("%s", compared).isEqualTo(compared.first());
    assertThat(compared.first().get("bandwidth")).doesNotStartWith("0 ");
    assertThat(new QueryRunner(struck).sql("SELECT count() FROM hotspot").rows().get(0).get(0))
        .doesNotHaveToString("0");
    assertThat(Digests.of(struck).get("flow")).isEqualTo(Digests.of(undisturbed).get("flow"));
  }
}
