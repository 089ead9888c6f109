package io.memwall.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.sql.Shipment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** ClickHouse: whether it answers, what it holds, and whether it can hold more. */
final class ClickHouseChecks {
  private static final Stage STAGE = Stage.CLICKHOUSE;
  private static final String PREPARE =
      "memwall streams --config FILE --prepare (memwall up does it by itself)";
  private static final long MANY_PARTS = 150;
  private static final long TOO_MANY_PARTS = 300;
  private static final double LITTLE_FREE = 0.10;
  private static final double NO_FREE = 0.03;
  private static final Duration CLOCK_WARN = Duration.ofSeconds(1);

  private final Tables tables;
  private final InstantSource clock;

  ClickHouseChecks(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  Check answers() {
    return Check.of(
        STAGE,
        "answers",
        "see that ClickHouse runs and is reached; its log says what it lacks",
        () -> {
          String version = tables.rows("SELECT version()").path(0).path(0).asText();
          return List.of(Finding.ok(STAGE, "answers", "version " + version));
        });
  }

  List<Check> all() {
    return List.of(
        Check.of(STAGE, "tables", PREPARE, this::migrations),
        Check.of(Stage.QUERY, "saved", PREPARE, this::savedQueries),
        Check.mild(STAGE, "grants", this::grants),
        Check.mild(STAGE, "clock", this::clock),
        Check.mild(STAGE, "parts", this::parts),
        Check.mild(STAGE, "mutations", this::mutations),
        Check.mild(STAGE, "disk", this::disk));
  }

  private List<Finding> migrations() throws Exception {
    var there = new TreeSet<Integer>();
    tables
        .rows("SELECT version FROM schema_migrations FINAL")
        .forEach(row -> there.add(row.path(0).asInt()));
    var lacking = new TreeSet<>(Shipment.migrations());
    lacking.removeAll(there);
    there.removeAll(Shipment.migrations());
    if (!there.isEmpty()) {
      return List.of(
          Finding.broken(
              STAGE,
              "tables",
              "made by a newer memwall: migrations " + there + " are not known here",
              "use the memwall that made them, or a newer one"));
    }
    return List.of(
        lacking.isEmpty()
            ? Finding.ok(STAGE, "tables", "all migrations are applied")
            : Finding.broken(STAGE, "tables", "migrations " + lacking + " are missing", PREPARE));
  }

  private List<Finding> savedQueries() throws Exception {
    var there =
        StreamSupport.stream(
                tables
                    .rows("SELECT name FROM system.tables WHERE database = currentDatabase()")
                    .spliterator(),
                false)
            .map(row -> row.path(0).asText())
            .collect(Collectors.toSet());
    var missing = Shipment.queries().stream().filter(name -> !there.contains(name)).toList();
    String seen = "missing, or not to be seen by this user: " + String.join(", ", missing);
    return List.of(
        missing.isEmpty()
            ? Finding.ok(
                Stage.QUERY, "saved", "all %d are there".formatted(Shipment.queries().size()))
            : Finding.broken(Stage.QUERY, "saved", seen, PREPARE));
  }

  private List<Finding> grants() throws Exception {
    String scope = tables.database().name() + ".*";
    boolean both =
        tables.told("CHECK GRANT SELECT ON " + scope).strip().equals("1")
            && tables.told("CHECK GRANT INSERT ON " + scope).strip().equals("1");
    String user = tables.database().user();
    return List.of(
        both
            ? Finding.ok(STAGE, "grants", user + " may read and write")
            : Finding.broken(
                STAGE,
                "grants",
                "%s may not SELECT and INSERT on %s".formatted(user, scope),
                "GRANT SELECT, INSERT ON %s TO %s; docs/operations.md, Who may do what"
                    .formatted(scope, user)));
  }

  private List<Finding> clock() throws Exception {
    long before = clock.millis();
    long there = tables.figure("SELECT toUnixTimestamp64Milli(now64(3))");
    long after = clock.millis();
    return List.of(
        Clocks.judged(STAGE, "ClickHouse", there - (before + after) / 2, CLOCK_WARN.toMillis()));
  }

  private List<Finding> parts() throws Exception {
    JsonNode worst =
        tables
            .rows(
                "SELECT table, partition_id, count() AS n FROM system.parts WHERE active AND database"
                    + " = currentDatabase() GROUP BY table, partition_id ORDER BY n DESC LIMIT 1")
            .path(0);
    long count = worst.path(2).asLong();
    String seen = "at most %d active parts in a partition".formatted(count);
    String where = " (%s %s)".formatted(worst.path(0).asText(), worst.path(1).asText());
    String fix = "merges do not keep up: fewer, larger inserts, a faster disk, or fewer partitions";
    if (count >= TOO_MANY_PARTS) {
      return List.of(Finding.broken(STAGE, "parts", seen + where, fix));
    }
    return List.of(
        count >= MANY_PARTS
            ? Finding.warn(STAGE, "parts", seen + where, fix)
            : Finding.ok(STAGE, "parts", seen));
  }

  private List<Finding> mutations() throws Exception {
    JsonNode failed =
        tables.rows(
            "SELECT table, mutation_id, latest_fail_reason FROM system.mutations WHERE NOT is_done"
                + " AND latest_fail_reason != '' AND database = currentDatabase() LIMIT 1");
    return List.of(
        failed.isEmpty()
            ? Finding.ok(STAGE, "mutations", "none has failed")
            : Finding.warn(
                STAGE,
                "mutations",
                "of %s: %s"
                    .formatted(failed.path(0).path(0).asText(), failed.path(0).path(2).asText()),
                "KILL MUTATION WHERE mutation_id = '%s'"
                    .formatted(failed.path(0).path(1).asText())));
  }

  private List<Finding> disk() throws Exception {
    JsonNode least =
        tables
            .rows(
                "SELECT name, free_space / total_space AS share, formatReadableSize(free_space) FROM"
                    + " system.disks WHERE total_space > 0 ORDER BY share LIMIT 1")
            .path(0);
    double free = least.path(1).asDouble(1);
    String seen =
        String.format(Locale.ROOT, "%s free, %.0f %%", least.path(2).asText(), free * 100);
    String fix = "bound what is kept: --keep-events, clickhouse.bounds; or a larger disk";
    if (free < NO_FREE) {
      return List.of(Finding.broken(STAGE, "disk", seen, fix));
    }
    return List.of(
        free < LITTLE_FREE
            ? Finding.warn(STAGE, "disk", seen, fix)
            : Finding.ok(STAGE, "disk", seen));
  }
}
