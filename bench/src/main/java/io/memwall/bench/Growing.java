package io.memwall.bench;

import io.memwall.bench.pipeline.Store;
import io.memwall.bench.streams.Run;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.sql.HourlyBandwidth;
import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.stack.Scratch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command: what once, four and sixteen times the nodes, partitions and history cost. */
public final class Growing {
  private static final String USAGE = "usage: bench/growth [--quick]";
  private static final int[] TIMES = {1, 4, 16};
  private static final int DIFFERENT = 512;
  private static final int WARM_SHARE = 2;
  private static final int HALVES = 125;
  private static final int PARTITIONS = 4;
  private static final List<String> ASKED =
      List.of("busiest_links", "hotspots", "link_efficiency", "pool_occupancy");

  private final int records;
  private final int halvesStored;
  private final List<FlowRecord> load = new FlowLoad().pairs(DIFFERENT);
  private final List<Figure> figures = new ArrayList<>();

  private Growing(boolean isQuick) {
    records = isQuick ? 2_000 : 16_000;
    halvesStored = isQuick ? 10 : 100;
  }

  public static void main(String[] args) throws Exception {
    boolean isQuick = args.length == 1 && args[0].equals("--quick");
    if (args.length > 0 && !isQuick) {
      System.err.println(USAGE);
      System.exit(2);
    }
    var growing = new Growing(isQuick);
    for (int times : TIMES) {
      growing.topologies(
          "%dx nodes: %d halves".formatted(times, times * HALVES), times * HALVES, PARTITIONS);
    }
    for (int times : TIMES) {
      growing.topologies("%dx partitions: %d".formatted(times, times), HALVES * PARTITIONS, times);
    }
    for (int times : TIMES) {
      growing.history(times);
    }
    new Report(growing.figures).tell();
  }

  private void topologies(String what, int halves, int partitions) throws Exception {
    int some = Math.max(halves, records);
    var shape = new Run.Shape(Scratch.topologies(), some, some / WARM_SHARE, halves, partitions, 1);
    try (var run = new Run(shape, load)) {
      var taken = run.measure();
      double cpu = 1e6 * (taken.cpuSeconds() + taken.brokerSeconds()) / shape.records();
      String how =
          "%,d records, %d partitions; %.0f us of the broker's in it, at most %.0f us the compiler's"
              .formatted(
                  shape.records(),
                  partitions,
                  1e6 * taken.brokerSeconds() / shape.records(),
                  1e6 * taken.compilingSeconds() / shape.records());
      add(Figure.of(what + ", CPU of a record", cpu, "us", how));
      double state = (double) run.storeBytes() / halves;
      add(Figure.of(what + ", state of a half", state, "bytes", how));
    }
  }

  private void history(int times) throws Exception {
    int days = 2 * times;
    try (var store = Store.open()) {
      var site = StoredSite.of(store.database(), new StoredSite.Size(halvesStored, days, 1));
      new HourlyBandwidth(store.database()).run();
      var timing = new Timing(new ServerCpu(store.pid()));
      var runner = new QueryRunner(store.database());
      for (String name : ASKED) {
        var query = SavedQueries.named(name);
        timing.add(
            "%dx history: %s, last hour".formatted(times, name),
            false,
            () -> runner.run(query, range(site.to(), Duration.ofHours(1))));
        timing.add(
            "%dx history: %s, all %d days".formatted(times, name, days),
            false,
            () -> runner.run(query, range(site.to(), Duration.ofDays(days))));
      }
      timing.figures().forEach(this::add);
    }
  }

  private static Map<String, String> range(Instant to, Duration back) {
    return Map.of(Parameter.FROM, to.minus(back).toString(), Parameter.TO, to.toString());
  }

  private void add(Figure figure) {
    figures.add(figure);
    System.err.print(new Report(List.of(figure)).text());
  }
}
