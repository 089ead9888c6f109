package io.memwall.bench;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.Rollups;
import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The command: fills the tables with the results of a site, made by the server itself, and asks
 * every saved query about the last hour and some about more; then says how fast rows go in and what
 * they take on disk. With {@code MEMWALL_BENCH_KEEP} set to a directory the site stays there, and a
 * later run with the same directory only asks.
 */
public final class Asking {
  private static final String USAGE =
      "usage: bench/queries [HALVES [DAYS [HOURS]]], default 1000 30 24: links, days of minutes, hours"
          + " of seconds";
  private static final String DASHBOARDS =
      System.getProperty("memwall.dashboards", "compose/grafana/dashboards");

  /** What dashboards and the console ask about a day, and what is there to look at months. */
  private static final List<String> A_DAY =
      List.of("busiest_links", "link_bandwidth", "hotspots", "hotspot_changes", "link_headroom");

  private static final List<String> ALL_DAYS =
      List.of(
          "busiest_links",
          "link_classes",
          "tenant_bandwidth",
          "link_efficiency",
          "pooled_saving",
          "fragmentation",
          "use_by_day");

  private final QueryRunner runner;
  private final Instant to;
  private final Timing timing;

  private Asking(QueryRunner runner, Instant to, Timing timing) {
    this.runner = runner;
    this.to = to;
    this.timing = timing;
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 3) {
      System.err.println(USAGE);
      System.exit(2);
    }
    var size =
        new StoredSite.Size(
            args.length > 0 ? Integer.parseInt(args[0]) : 1_000,
            args.length > 1 ? Integer.parseInt(args[1]) : 30,
            args.length > 2 ? Integer.parseInt(args[2]) : 24);
    String kept = System.getenv("MEMWALL_BENCH_KEEP");
    Path directory =
        kept == null ? Files.createTempDirectory("memwall-bench-queries") : Path.of(kept);
    var source = ClickHouse.find(System.err::println);
    boolean met;
    try (var engine = ClickHouseEngine.start(ClickHouseOptions.in(directory, source))) {
      var database = new Database(engine.httpUrl(), "default", "", "memwall");
      Migrator.migrate(database, MigrationSettings.defaults());
      met = measure(database, new ServerCpu(engine.pid()), size);
    } finally {
      if (kept == null) {
        delete(directory);
      }
    }
    System.exit(met ? 0 : 1);
  }

  /** True when all that is held to the goal met it. */
  private static boolean measure(Database database, ServerCpu server, StoredSite.Size size)
      throws Exception {
    var site = StoredSite.of(database, size);
    var asking = new Asking(new QueryRunner(database), site.to(), new Timing(server));
    var before = new ArrayList<>(List.of(processors()));
    before.addAll(site.figures());
    before.addAll(rollups(database, server));
    print(before);
    asking.ask(size);
    new ConsolePages(database, site.to()).time(asking.timing);
    new Dashboards(database, site.to()).time(Path.of(DASHBOARDS), asking.timing);
    // What took long is told before anything else can fail.
    print(asking.timing.figures());
    var inserted = Inserting.figures(database, server);
    print(inserted);
    print(StoredSite.sizes(new QueryRunner(database)));
    return asking.timing.told();
  }

  private static void print(List<Figure> figures) {
    new Report(figures).tell();
  }

  private static Figure processors() {
    return Figure.of("processors", Runtime.getRuntime().availableProcessors(), "", "");
  }

  /** What hours and days of results cost, and then what finding out costs that nothing is new. */
  private static List<Figure> rollups(Database database, ServerCpu server) throws SQLException {
    var figures = new ArrayList<Figure>();
    for (String round : List.of("roll-ups", "roll-ups, again")) {
      double before = server.seconds();
      long began = System.nanoTime();
      var pieces = new Rollups(database, InstantSource.system()).run();
      double seconds = (System.nanoTime() - began) / 1e9;
      String how =
          "CPU %.1f s; %d hours of bandwidth, %d hours of states, %d days of use"
              .formatted(server.seconds() - before, pieces.get(0), pieces.get(1), pieces.get(2));
      figures.add(Figure.of(round, seconds, "s", how));
    }
    return figures;
  }

  private void ask(StoredSite.Size size) {
    for (SavedQuery query : SavedQueries.all()) {
      time(query, Duration.ofHours(1), "last hour");
    }
    for (String name : A_DAY) {
      time(
          SavedQueries.named(name),
          Duration.ofHours(size.hours()),
          "last %d h".formatted(size.hours()));
    }
    for (String name : ALL_DAYS) {
      time(SavedQueries.named(name), Duration.ofDays(size.days()), "all days");
    }
  }

  private void time(SavedQuery query, Duration back, String range) {
    var values = new LinkedHashMap<String, String>();
    values.put(Parameter.FROM, to.minus(back).toString());
    values.put(Parameter.TO, to.toString());
    // A point for each pixel of a wide panel is 1 in 3,600 of the range at most.
    String window = back.toHours() > 1 ? "600" : "60";
    query.parameter("window").ifPresent(any -> values.put("window", window));
    timing.add(query.name() + ", " + range, false, () -> runner.run(query, values));
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
