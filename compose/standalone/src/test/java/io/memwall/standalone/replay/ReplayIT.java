package io.memwall.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Scratch;
import io.memwall.standalone.verify.ScenarioRun;
import io.memwall.streams.hotspot.RulesByEntity;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

  /** Of the short form: one that folds windows, and one that follows a ledger. */
  private static final List<String> BRIEF = List.of("bandwidth", "allocation");

  /** A backlog without a pause is over when nothing has come for this long: then scores are due. */
  private static final Duration LAST_SCORES = Duration.ofSeconds(15);

  private static final List<String> PARTS = FULL ? Scratch.topologies() : BRIEF;
  private static final Progress SAYS =
      new Progress(new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true));

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
    try (var original = scratch(live)) {
      original.begin();
      new ScenarioRun(options).run(original.kafka(), directory.resolve("truth.jsonl"));
      original.settle(SAYS::say, FULL ? LAST_SCORES : Scratch.QUIET);
      var order = new Replay.Order(PARTITIONS / 2, OptionalLong.of(7));
      new Replay(original.kafka(), stretch, PARTS, order, RulesByEntity.NONE).into(shadow, SAYS);
    }
    var tables =
        new ResultTables(new QueryRunner(live), stretch).compare(PARTS, live.name(), shadow.name());
    assertThat(tables).as("%s", tables).isNotEmpty().allMatch(TableComparison::isEqual);
    for (String part : PARTS) {
      assertThat(ResultTables.of(part)).as(part).anyMatch(table -> rows(tables, table) > 0);
    }
    assertThat(Files.size(directory.resolve("truth.jsonl"))).isPositive();
  }

  private static Scratch scratch(Database tables) throws Exception {
    return Scratch.open(PARTITIONS, Scratch.withSink(PARTS), Optional.of(tables));
  }

  private static long rows(List<TableComparison> tables, String name) {
    return tables.stream()
        .filter(table -> table.table().equals(name))
        .mapToLong(table -> table.live().rows())
        .sum();
  }
}
