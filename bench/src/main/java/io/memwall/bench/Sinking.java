package io.memwall.bench;

import com.sun.management.OperatingSystemMXBean;
import io.memwall.bench.pipeline.Arrivals;
import io.memwall.bench.pipeline.ResultLoad;
import io.memwall.bench.pipeline.Store;
import io.memwall.standalone.stack.Scratch;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The command: how fast the sink carries results from Kafka into ClickHouse, and at several paces
 * how soon they can be read and how many parts wait to be merged.
 */
public final class Sinking {
  private static final String USAGE =
      "usage: bench/sink [ROWS [PACE...]], default 2000000 1000 10000 100000: rows at once, rows/s";
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int PARTITIONS = 4;
  private static final int ENTITIES = 1_000;
  private static final int PACED_SECONDS = 20;
  private static final int LATEST_SECONDS = 60;
  private static final double NANOS = 1e9;

  private final Store store;
  private final Scratch scratch;
  private final ServerCpu server;
  private final List<Figure> figures = new ArrayList<>();

  private Sinking(Store store, Scratch scratch) {
    this.store = store;
    this.scratch = scratch;
    server = new ServerCpu(store.pid());
  }

  public static void main(String[] args) throws Exception {
    int[] given;
    try {
      given = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    int rows = given.length > 0 ? given[0] : 2_000_000;
    int[] paces =
        given.length > 1
            ? Arrays.copyOfRange(given, 1, given.length)
            : new int[] {1_000, 10_000, 100_000};
    try (var store = Store.open();
        var scratch =
            Scratch.open(PARTITIONS, Scratch.withSink(List.of()), Optional.of(store.database()))) {
      new Sinking(store, scratch).run(rows, paces);
    }
  }

  private void run(int rows, int[] paces) throws InterruptedException {
    try (var load = new ResultLoad(scratch.kafka())) {
      atOnce(load, Math.max(1, rows / ENTITIES));
      for (int pace : paces) {
        paced(load, pace);
      }
    }
    new Report(figures).tell();
  }

  /** What is in the log already, as fast as it goes; a tenth before it warms all up. */
  private void atOnce(ResultLoad load, int seconds) throws InterruptedException {
    long start = Instant.now().getEpochSecond() - 2L * seconds;
    int warm = Math.max(1, seconds / 10);
    send(load, start, warm);
    scratch.begin();
    scratch.settle(System.err::println);
    scratch.end();
    send(load, start + warm, seconds);
    long wanted = (long) (warm + seconds) * ENTITIES;
    long before = rows();
    scratch.begin();
    // Joining a group takes seconds, and has nothing to do with the pace.
    while (rows() == before) {
      Thread.sleep(10);
    }
    long began = rows();
    long wall = System.nanoTime();
    double ours = PROCESS.getProcessCpuTime() / NANOS;
    double servers = server.seconds();
    while (rows() < wanted) {
      Thread.sleep(100);
    }
    double passed = (System.nanoTime() - wall) / NANOS;
    long rows = rows() - began;
    double cpu = PROCESS.getProcessCpuTime() / NANOS - ours;
    String how =
        "%,d results of 63 columns from Kafka; us of CPU per row: %.1f sink, %.1f ClickHouse"
            .formatted(rows, 1e6 * cpu / rows, 1e6 * (server.seconds() - servers) / rows);
    add(Figure.of("sink, a log worked off", (double) rows / passed, "rows/s", how));
  }

  private long rows() {
    return (long) store.number("SELECT count() FROM bandwidth");
  }

  private static void send(ResultLoad load, long start, int seconds) {
    for (int second = 0; second < seconds; second++) {
      load.second(start + second, ENTITIES);
    }
    load.flush();
  }

  private void paced(ResultLoad load, int pace) throws InterruptedException {
    long start = Instant.now().getEpochSecond() + 1;
    String sql =
        "SELECT toUnixTimestamp64Milli(any(t_end)), count() FROM bandwidth"
            + " WHERE window_ns = 1000000000 AND t_start >= toDateTime64(%d, 9) GROUP BY t_start"
                .formatted(start);
    var arrivals = new Arrivals(store, sql);
    try (arrivals) {
      for (int second = 0; second < PACED_SECONDS; second++) {
        long end = (start + second + 1) * 1_000;
        while (System.currentTimeMillis() < end) {
          Thread.sleep(2);
        }
        load.second(start + second, pace);
        load.flush();
      }
      arrivals.await((long) PACED_SECONDS * pace, Instant.now().plusSeconds(LATEST_SECONDS));
    }
    String how = "%,d rows/s for %d s, %,d seen".formatted(pace, PACED_SECONDS, arrivals.rows());
    String at = "sink at %,d rows/s: ".formatted(pace);
    add(Figure.of(at + "visible, p50", arrivals.lateMs(0.5), "ms", how));
    add(Figure.of(at + "visible, p99", arrivals.lateMs(0.99), "ms", how));
    add(Figure.of(at + "visible, last", arrivals.lateMs(1), "ms", how));
    add(
        Figure.of(
            at + "parts", (double) arrivals.mostParts(), "parts", "most in one partition; " + how));
  }

  private void add(Figure figure) {
    figures.add(figure);
    System.err.print(new Report(List.of(figure)).text());
  }
}
