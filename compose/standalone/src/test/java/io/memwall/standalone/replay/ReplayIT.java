package io.memwall.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.stack.Scratch;
import io.memwall.standalone.verify.ScenarioRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log is worked off twice: once as it came, once over half as many partitions and in another
 * order. The long form, {@code mvn -Pfull verify}, is half an hour of mixed load through all
 * topologies.
 */
final class ReplayIT {
  private static final boolean FULL = Boolean.getBoolean("memwall.full");
  private static final Duration RUN = FULL ? Duration.ofMinutes(30) : Duration.ofSeconds(40);
  private static final int PARTITIONS = 4;

  /** One that folds windows and one that follows a ledger. */
  private static final List<String> BRIEF = List.of("bandwidth", "allocation");

  @TempDir private Path directory;

  private static Database database(String name) {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    var database =
        new Database(SharedEngines.clickHouseUrl(), "default", "", SharedEngines.freshName(name));
    Migrator.migrate(database, MigrationSettings.defaults());
    return database;
  }

  @Test
  void halfThePartitionsAndShuffledArrival_giveTheSameResults() throws Exception {
    Database live = database("live");
    Database shadow = database("shadow");
    var options =
        SimulationOptions.of(Scenario.DEMO, FULL ? Size.M : Size.S)
            .withInterArrivalNanos(2_000_000)
            .withDuration(RUN);
    Instant from = options.start().plusSeconds(10);
    var stretch = new Stretch(from, options.start().plus(RUN), Duration.ofSeconds(10));
    try (var original = scratch(PARTITIONS, live)) {
      new ScenarioRun(options).run(original.kafka(), directory.resolve("truth.jsonl"));
      settle(original);
      replay(original, shadow, stretch);
    }
    var tables =
        new ResultTables(new QueryRunner(live), stretch).compare(live.name(), shadow.name());
    assertThat(tables).as("%s", tables).isNotEmpty().allMatch(TableComparison::isEqual);
    assertThat(rows(tables, "bandwidth")).isPositive();
    assertThat(rows(tables, "pool_use")).isPositive();
    assertThat(Files.size(directory.resolve("truth.jsonl"))).isPositive();
  }

  private static void replay(Scratch original, Database shadow, Stretch stretch) throws Exception {
    try (var anew = scratch(PARTITIONS / 2, shadow);
        var copy =
            new LogCopy(original.kafka(), anew.kafka(), PARTITIONS / 2, OptionalLong.of(7))) {
      Set<String> inputs = anew.inputs();
      assertThat(copy.copy(inputs, stretch)).isPositive();
      settle(anew);
    }
  }

  private static Scratch scratch(int partitions, Database tables) throws Exception {
    List<String> parts = Scratch.withSink(FULL ? Scratch.topologies() : BRIEF);
    return Scratch.open(partitions, parts, Optional.of(tables));
  }

  private static void settle(Scratch scratch) throws InterruptedException {
    scratch.begin();
    scratch.settle(line -> {});
  }

  private static long rows(List<TableComparison> tables, String name) {
    return tables.stream()
        .filter(table -> table.table().equals(name))
        .mapToLong(table -> table.live().rows())
        .sum();
  }
}
