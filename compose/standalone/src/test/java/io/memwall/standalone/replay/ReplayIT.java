package io.memwall.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Scratch;
import io.memwall.streams.hotspot.RulesByEntity;
import io.memwall.streams.latency.LatencyRules;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log is worked off again: as it came, and over half as many partitions and in another order. The
 * long form, {@code mvn -Pfull verify}, is half an hour of mixed load through all topologies.
 */
final class ReplayIT {
  private static final boolean FULL = Boolean.getBoolean("memwall.full");
  private static final Duration RUN =
      Duration.parse(System.getProperty("memwall.replay", FULL ? "PT30M" : "PT20S"));
  private static final Duration LEAST = Duration.ofMinutes(6);

  private static final int PARTITIONS = 4;

  /** Of the short form: one that folds windows, and one that follows a ledger. */
  private static final List<String> BRIEF = List.of("bandwidth", "allocation");

  private static final List<String> PARTS = FULL ? Scratch.topologies() : BRIEF;
  private static final Replay.Order AS_LIVE = new Replay.Order(PARTITIONS, OptionalLong.empty());
  private static final Replay.Order MIXED_UP = new Replay.Order(PARTITIONS / 2, OptionalLong.of(7));
  private static final List<Replay.Order> ORDERS =
      FULL ? List.of(AS_LIVE, MIXED_UP) : List.of(MIXED_UP);
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
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason =
          "half an hour of load, or what memwall.replay says: mvn -Pfull verify runs it")
  void replays_overAsManyOrHalfThePartitions_inOrderOrShuffled_equalLive() throws Exception {
    Database live = database("live");
    Instant start = lately();
    var load = FULL ? MixedLoad.full(start, RUN) : MixedLoad.brief(start, RUN);
    try (var original = scratch(live)) {
      original.begin();
      SAYS.step("load", () -> load.run(original.kafka(), directory));
      original.settle(SAYS::say);
      if (PARTS.contains("hotspot")) {
        // Judging takes ten seconds of silence for the end of a backlog.
        await().atMost(Duration.ofMinutes(1)).until(() -> isJudged(live, load.end()));
        original.settle(SAYS::say);
      }
      var stretch = new Stretch(start.plusSeconds(10), load.end(), Duration.ofSeconds(10));
      for (var order : ORDERS) {
        Database shadow = database("shadow");
        new Replay(
                original.kafka(), stretch, PARTS, order, RulesByEntity.NONE, LatencyRules.DEFAULT)
            .into(shadow, SAYS);
        assertEqual(stretch, live, shadow);
      }
    }
  }

  /** Nobody is scored for a time long ago, and nothing is from a time to come. */
  private static Instant lately() {
    Duration ago = RUN.compareTo(LEAST) > 0 ? RUN.plus(LEAST) : LEAST;
    return Instant.now().minus(ago).truncatedTo(ChronoUnit.MINUTES);
  }

  private static void assertEqual(Stretch stretch, Database live, Database shadow) {
    var tables =
        new ResultTables(new QueryRunner(live), stretch).compare(PARTS, live.name(), shadow.name());
    tables.forEach(
        each -> SAYS.say("%s %s %s".formatted(each.table(), each.live(), each.shadow())));
    assertThat(tables).as("%s", tables).isNotEmpty().allMatch(TableComparison::isEqual);
    for (String part : PARTS) {
      assertThat(ResultTables.of(part)).as(part).anyMatch(table -> rows(tables, table) > 0);
    }
  }

  private static boolean isJudged(Database live, Instant end) {
    var judged =
        new QueryRunner(live).sql("SELECT toUnixTimestamp(max(t_end)) FROM hotspot").rows();
    return ((Number) judged.get(0).get(0)).longValue() >= end.minusSeconds(20).getEpochSecond();
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
