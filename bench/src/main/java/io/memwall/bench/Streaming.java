package io.memwall.bench;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.standalone.stack.Scratch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The command: all topologies together over full flow records, first as fast as they can, then at a
 * pace that leaves them time.
 */
public final class Streaming {
  private static final String USAGE =
      "usage: bench/streams [RECORDS [HALVES [PARTITIONS]]], default 200000 2000 4";
  private static final int DIFFERENT = 512;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int PACED_SECONDS = 20;
  private static final int PACED_SHARE = 4;

  private final int records;
  private final int halves;
  private final List<FlowRecord> load = new FlowLoad().records(DIFFERENT);

  private Streaming(int records, int halves) {
    this.records = records;
    this.halves = halves;
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 3) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int records = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int halves = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    int partitions = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    try (var scratch = Scratch.open(partitions, Scratch.topologies(), Optional.empty())) {
      System.out.print(
          new io.memwall.bench.Report(new Streaming(records, halves).run(scratch)).text());
    }
  }

  private List<Figure> run(Scratch scratch) throws InterruptedException {
    long start = Instant.now().getEpochSecond() - records / halves - 60;
    long bytes = fill(scratch, start);
    long began = System.nanoTime();
    scratch.begin();
    scratch.settle(System.err::println);
    double seconds = (System.nanoTime() - began - Scratch.QUIET.toNanos()) / 1e9;
    String how =
        "%,d records of %,d bytes, %,d halves; %s; starting and restoring included"
            .formatted(records, bytes, halves, String.join(", ", Scratch.topologies()));
    double rate = records / seconds;
    long state = scratch.stateBytes();
    Latencies paced = paced(scratch, (int) Math.max(1, rate / PACED_SHARE));
    return List.of(
        Figure.of("all topologies", rate, "records/s", how),
        Figure.of("state", (double) state / halves, "bytes/half", "stores on disk, all topologies"),
        Figure.of("end of second to result, p50", paced.quantile(0.5), "ms", paced.how()),
        Figure.of("end of second to result, p99", paced.quantile(0.99), "ms", paced.how()));
  }

  /** Sends all records, second by second of event time; returns the size of one. */
  private long fill(Scratch scratch, long startSecond) {
    try (var node = new Node(scratch.kafka(), startSecond)) {
      for (int sent = 0; sent < records; sent += halves) {
        node.second(startSecond + sent / halves, halves);
      }
      return node.recordBytes();
    }
  }

  private Latencies paced(Scratch scratch, int perSecond) throws InterruptedException {
    long start = Instant.now().getEpochSecond();
    try (var node = new Node(scratch.kafka(), start)) {
      for (int second = 0; second < PACED_SECONDS; second++) {
        long end = (start + second + 1) * 1_000;
        while (Instant.now().toEpochMilli() < end) {
          Thread.sleep(5);
        }
        node.second(start + second, Math.min(perSecond, halves));
      }
    }
    scratch.settle(System.err::println);
    return Latencies.of(scratch.kafka(), start, Math.min(perSecond, halves));
  }

  /** One node that reports on all halves. */
  private final class Node implements AutoCloseable {
    private final KafkaOutlet outlet;
    private final Publisher publisher;

    Node(String kafka, long startSecond) {
      outlet = KafkaOutlet.open(KafkaTarget.at(kafka));
      var identity =
          new Identity("bench", Identity.NO_BOOT, startSecond * SECOND_NS, "bench", "bench", "");
      publisher = new Publisher(identity, "bench", outlet, Clock.systemUTC());
    }

    void second(long second, int count) {
      var interval = new Span(second * SECOND_NS, (second + 1) * SECOND_NS);
      for (int half = 0; half < count; half++) {
        publisher.flow(record(half, interval));
      }
      publisher.report(
          new Report(
              Report.Kind.HEARTBEAT,
              interval,
              interval.end(),
              SECOND_NS,
              count,
              OptionalLong.of(0),
              Map.of(),
              Map.of(),
              Report.Capture.FULL,
              Report.Expense.UNKNOWN,
              Optional.empty()));
    }

    private FlowRecord record(int half, Span interval) {
      FlowRecord like = load.get(half % DIFFERENT);
      FlowRecord.Half of = like.half();
      var own =
          new FlowRecord.Half(
              of.tapId(),
              String.format(Locale.ROOT, "%032x", half * 7919L),
              0,
              half % 2,
              of.macSource(),
              of.macDestination(),
              of.vlanOuter(),
              of.vlanInner(),
              of.vc(),
              of.ethertype(),
              of.position(),
              new FlowRecord.Place(Optional.empty(), Optional.empty(), Optional.empty()));
      return new FlowRecord(
          interval,
          own,
          like.frames(),
          like.bytes(),
          like.messages(),
          like.tracking(),
          like.quality(),
          like.idleFrom(),
          like.totals());
    }

    long recordBytes() {
      return new Publishing(Scale.TINY).recordBytes();
    }

    @Override
    public void close() {
      publisher.flush();
      outlet.close();
    }
  }
}
