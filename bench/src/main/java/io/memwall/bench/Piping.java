package io.memwall.bench;

import io.memwall.bench.pipeline.Arrivals;
import io.memwall.bench.pipeline.Store;
import io.memwall.bench.streams.Logs;
import io.memwall.bench.streams.Site;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.standalone.stack.Scratch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command: flow records through the whole road - publisher, Kafka, all topologies, sink, tables
 * - as fast as it goes, and at shares of that pace how soon they and their results can be read.
 */
public final class Piping {
  private static final String USAGE =
      "usage: bench/pipeline [RECORDS [HALVES]], default 20000 1000: at once, and in each second";
  private static final int PARTITIONS = 4;
  private static final int DIFFERENT = 512;
  private static final int WARM_SHARE = 4;
  private static final int PAUSE_SECONDS = 300;
  private static final int PACED_SECONDS = 20;
  private static final int LATEST_SECONDS = 60;
  private static final double[] SHARES = {0.5, 0.9};

  private final Store store;
  private final Scratch scratch;
  private final List<FlowRecord> load = new FlowLoad().pairs(DIFFERENT);
  private final List<Figure> figures = new ArrayList<>();

  private Piping(Store store, Scratch scratch) {
    this.store = store;
    this.scratch = scratch;
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int records = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int halves = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    try (var store = Store.open();
        var scratch =
            Scratch.open(
                PARTITIONS,
                Scratch.withSink(Scratch.topologies()),
                Optional.of(store.database()))) {
      new Piping(store, scratch).run(records, halves);
    }
  }

  private void run(int records, int halves) throws InterruptedException {
    double rate = atOnce(Math.max(1, records / halves), halves);
    bytes();
    for (double share : SHARES) {
      paced((int) Math.max(1, share * rate), share);
    }
    new Report(figures).tell();
  }

  /** Records a second, of a log worked off until every result can be read. */
  private double atOnce(int seconds, int halves) throws InterruptedException {
    int warm = Math.max(1, seconds / WARM_SHARE);
    long start = Instant.now().getEpochSecond() - seconds - warm - 2L * PAUSE_SECONDS;
    scratch.begin();
    send(start, warm, halves);
    scratch.settle(System.err::println);
    long wall = System.nanoTime();
    send(start + warm + PAUSE_SECONDS, seconds, halves);
    scratch.settle(System.err::println);
    double passed = (System.nanoTime() - wall - Scratch.QUIET.toNanos()) / 1e9;
    double rate = seconds * halves / passed;
    String how =
        "%,d records, publisher to tables, all on this machine".formatted(seconds * halves);
    add(Figure.of("pipeline", rate, "records/s", how));
    return rate;
  }

  private void send(long start, int seconds, int halves) {
    try (var site = new Site(scratch.kafka(), start, load)) {
      for (int second = 0; second < seconds; second++) {
        site.second(start + second, halves);
      }
      site.end(start + seconds);
      site.flush();
    }
  }

  private void bytes() {
    double records = store.number("SELECT count() FROM flow FINAL");
    String disk =
        "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'memwall'";
    double flows = store.number(disk + " AND table = 'flow'");
    double results = store.number(disk + " AND table != 'flow'");
    String how = "%,.0f flow records".formatted(records);
    double wire = Logs.bytes(scratch.kafka(), "memwall.flow");
    add(Figure.of("a flow record in Kafka", wire / records, "bytes", how + ", as published, lz4"));
    add(Figure.of("a flow record in its table", flows / records, "bytes", how));
    add(Figure.of("its results in their tables", results / records, "bytes", how + ", all tables"));
  }

  private void paced(int pace, double share) throws InterruptedException {
    long start = Instant.now().getEpochSecond() + 1;
    String since = " t_start >= toDateTime64(%d, 9) GROUP BY t_start".formatted(start);
    var events =
        new Arrivals(
            store,
            "SELECT toUnixTimestamp64Milli(any(t_end)), uniqExact(conn_id, dir) FROM flow WHERE"
                + since);
    var results =
        new Arrivals(
            store,
            "SELECT toUnixTimestamp64Milli(any(t_end)), uniqExact(entity) FROM bandwidth"
                + " WHERE entity_kind = 'HALF' AND window_ns = 1000000000 AND"
                + since);
    try (events;
        results;
        var site = new Site(scratch.kafka(), start, load)) {
      for (int second = 0; second < PACED_SECONDS; second++) {
        while (Instant.now().getEpochSecond() <= start + second) {
          Thread.sleep(2);
        }
        site.second(start + second, pace);
        site.flush();
      }
      site.end(start + PACED_SECONDS);
      site.flush();
      var until = Instant.now().plusSeconds(LATEST_SECONDS);
      events.await((long) PACED_SECONDS * pace, until);
      results.await((long) PACED_SECONDS * pace, until);
    }
    tell("end of interval to queryable", events, pace, share);
    tell("end of interval to result queryable", results, pace, share);
  }

  private void tell(String what, Arrivals arrivals, int pace, double share) {
    String how =
        "%,d records/s, %,d of %,d seen; %d parts in a partition at most"
            .formatted(pace, arrivals.rows(), PACED_SECONDS * pace, arrivals.mostParts());
    String at = what + " at %.0f %%".formatted(100 * share);
    add(Figure.of(at + ", p50", arrivals.lateMs(0.5), "ms", how));
    add(Figure.of(at + ", p99", arrivals.lateMs(0.99), "ms", how));
    add(Figure.of(at + ", last", arrivals.lateMs(1), "ms", how));
  }

  private void add(Figure figure) {
    figures.add(figure);
    System.err.print(new Report(List.of(figure)).text());
  }
}
