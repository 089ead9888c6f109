package io.memwall.bench;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.flow.Tracking;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Full flow records of a busy half: every counter, and sketches of some four classes. */
final class FlowLoad {
  private static final List<String> CLASSES =
      List.of("RD", "WR", "ATOMIC", "HINT", "ACQ", "PROBE", "WB", "FWD", "CTRL");
  private static final int BUCKETS = 70;

  private final Random random = new Random(42);

  /** So many different ones. */
  List<FlowRecord> records(int count) {
    return IntStream.range(0, count).mapToObj(this::record).toList();
  }

  /** Halves in turn that ask, at even positions, and that answer: only the first have latencies. */
  List<FlowRecord> pairs(int count) {
    return IntStream.range(0, count).mapToObj(half -> record(half, half % 2 == 0)).toList();
  }

  private FlowRecord record(int half) {
    return record(half, true);
  }

  private FlowRecord record(int half, boolean asks) {
    long fresh = count();
    long goodput = 64 * fresh;
    long start = 1_767_225_600_000_000_000L + half;
    return new FlowRecord(
        new Span(start, start + 1_000_000_000),
        new FlowRecord.Half(
            "node-17/eth2",
            "%032x".formatted(half * 7919L),
            0,
            half % 2,
            "02:00:00:00:00:01",
            "02:00:00:01:00:02",
            OptionalInt.empty(),
            OptionalInt.empty(),
            0,
            0xAAAA,
            Optional.empty(),
            new FlowRecord.Place(Optional.of("h0"), Optional.of("p0"), Optional.of("h0-p0:tx"))),
        new FlowRecord.Frames(fresh + 108, fresh, 3, 5, 100, 200, 0, 0, 8, 2, OptionalLong.of(1)),
        new FlowRecord.Bytes(
            goodput + 38 * fresh, goodput + 62 * fresh, 700, 10 * fresh, goodput + 320, goodput),
        IntStream.range(0, 12)
            .mapToObj(i -> new FlowRecord.MessageCount(1 + i % 5, i % 8, count(), count(), count()))
            .toList(),
        tracking(asks),
        new FlowRecord.Quality(Map.of("ack_future", 3L), OptionalLong.of(1), 0, 0),
        OptionalLong.empty(),
        new FlowRecord.Totals(count(), count(), count(), count()));
  }

  private Tracking tracking(boolean asks) {
    var latency = new TreeMap<String, Tracking.Distribution>();
    if (asks) {
      Stream.of("acquire_block", "acquire_perm", "get", "put")
          .forEach(name -> latency.put(name, sketch()));
    }
    return new Tracking(
        "spec103",
        false,
        CLASSES.stream()
            .map(name -> new Tracking.ClassTotal(name, count(), count(), count()))
            .toList(),
        Optional.of(
            new Tracking.Params(longs(3), longs(3), longs(3), longs(6), longs(6), longs(16))),
        Map.of(),
        Map.of(),
        IntStream.rangeClosed(1, 5).mapToObj(this::credits).toList(),
        new Tracking.Acks(count(), 0, 0, 0, 0),
        Optional.of(sketch()),
        latency,
        new Tracking.Matching(count(), 0, Map.of("gap", 1L), 0, 0, Optional.of(0.999), "GOOD"),
        Optional.of(new Tracking.Burst(1000, 700, 50, count(), count(), 0, count())),
        Optional.empty());
  }

  private Tracking.CreditCount credits(int channel) {
    return new Tracking.CreditCount(
        channel,
        count(),
        count(),
        count(),
        OptionalLong.of(5),
        OptionalLong.of(1_000),
        OptionalLong.of(2),
        "OK");
  }

  private Tracking.Distribution sketch() {
    List<Integer> index = IntStream.range(340, 340 + BUCKETS).boxed().toList();
    return new Tracking.Distribution(index, longs(BUCKETS), 0, count());
  }

  private List<Long> longs(int size) {
    return Stream.generate(() -> (long) random.nextInt(5_000)).limit(size).toList();
  }

  private long count() {
    return random.nextInt(1_000_000);
  }
}
