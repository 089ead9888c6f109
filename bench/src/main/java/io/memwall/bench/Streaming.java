package io.memwall.bench;

import io.memwall.bench.streams.Run;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.standalone.stack.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The command: topologies over full flow records, each that reads them alone, all together, with
 * more and fewer partitions and instances; as fast as they can, and all together at half that pace.
 */
public final class Streaming {
  private static final String USAGE =
      "usage: bench/streams [RECORDS [HALVES [PARTITIONS [WARM]]]], default 20000 1000 4 5000";
  private static final int DIFFERENT = 512;
  private static final int CORES = 2;
  private static final int GROWTH_SHARE = 4;
  private static final int WARM_SHARE = 4;

  private final int records;
  private final int halves;
  private final int partitions;
  private final int warm;
  private final List<FlowRecord> load = new FlowLoad().pairs(DIFFERENT);
  private final List<Figure> figures = new ArrayList<>();
  private boolean exact = true;

  private Streaming(int records, int halves, int partitions, int warm) {
    this.records = records;
    this.halves = halves;
    this.partitions = partitions;
    this.warm = warm;
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 4) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int records = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int halves = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int partitions = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    int warm = args.length > 3 ? Integer.parseInt(args[3]) : records / WARM_SHARE;
    var streaming = new Streaming(records, halves, partitions, warm);
    streaming.run();
    new Report(streaming.figures).tell();
    System.exit(streaming.exact ? 0 : 1);
  }

  private void run() throws IOException, InterruptedException {
    together();
    for (var alone : List.of("bandwidth", "latency")) {
      part(alone + " alone", shape(List.of(alone), partitions, 1));
    }
    for (int fewer = 1; fewer < partitions; fewer *= 2) {
      part("all, " + fewer + " partition(s)", shape(Scratch.topologies(), fewer, 1));
    }
    part("all, 2 instances", shape(Scratch.topologies(), partitions, 2));
  }

  private Run.Shape shape(List<String> topologies, int across, int instances) {
    int some = Math.max(halves, records / GROWTH_SHARE);
    return new Run.Shape(topologies, some, some / WARM_SHARE, halves, across, instances);
  }

  private void part(String what, Run.Shape shape) throws IOException, InterruptedException {
    try (var run = new Run(shape, load)) {
      rate(what, shape, run.measure());
      check(what, run);
    }
  }

  private void together() throws IOException, InterruptedException {
    var shape = new Run.Shape(Scratch.topologies(), records, warm, halves, partitions, 1);
    String what = "all, %d partitions".formatted(partitions);
    try (var run = new Run(shape, load)) {
      var taken = run.measure();
      rate(what, shape, taken);
      state("state in stores", run.storeBytes(), run);
      state("state in changelogs", run.changelogBytes(), run);
      int pace = (int) Math.max(1, records / taken.wallSeconds() / 2);
      String how = "at %,d records/s, half of the pace above; committed".formatted(pace);
      var late = run.paced(pace);
      add(late("end of second to result, p50", late, 0.5, how));
      add(late("end of second to result, p99", late, 0.99, how));
      check(what, run);
    }
  }

  private void rate(String what, Run.Shape shape, Run.Taken taken) {
    double cpu = taken.cpuSeconds() + taken.brokerSeconds();
    String how =
        "%,d records of %,d halves; %.1f s of CPU, %.1f s of them the broker's"
            .formatted(shape.records(), shape.halves(), cpu, taken.brokerSeconds());
    add(Figure.of(what, shape.records() / taken.wallSeconds(), "records/s", how));
    add(
        Figure.of(
            what + ", by CPU",
            CORES * shape.records() / taken.cpuSeconds(),
            "records/s",
            "%d cores at %.0f us of the topologies per record, at most %.0f of them the compiler's"
                .formatted(
                    CORES,
                    taken.cpuSeconds() * 1e6 / shape.records(),
                    taken.compilingSeconds() * 1e6 / shape.records())));
  }

  private void state(String what, long bytes, Run run) {
    String how = "%,d bytes after %,d records".formatted(bytes, run.sent().records());
    add(Figure.of(what, (double) bytes / halves, "bytes/half", how));
    add(Figure.of(what + ", records", (double) bytes / run.sent().records(), "bytes/record", how));
  }

  private void check(String what, Run run) {
    var wrong = run.wrong();
    exact &= wrong.isEmpty();
    String how =
        wrong.orElse("windows of every kind and length add up to %s".formatted(run.sent()));
    add(new Figure(what + ", exact", wrong.isEmpty() ? "yes" : "NO", "sums", how));
  }

  /** Says it at once, too: the whole takes minutes. */
  private void add(Figure figure) {
    figures.add(figure);
    System.err.print(new Report(List.of(figure)).text());
  }

  private static Figure late(String what, List<Long> sortedMs, double quantile, String how) {
    return sortedMs.isEmpty()
        ? Figure.skipped(what, "ms", "no result came")
        : Figure.of(
            what,
            sortedMs.get((int) Math.min(sortedMs.size() - 1, quantile * sortedMs.size())),
            "ms",
            "%,d results ".formatted(sortedMs.size()) + how);
  }
}
