package io.memwall.streams.latency;

import io.memwall.streams.MemoryRows;
import io.memwall.streams.Revision;
import io.memwall.streams.latency.Judged.SeriesLatency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A book with findings that tests make up, and what it said last of every window. */
final class BookKeeper implements LatencyBook.Output {
  static final long T0 = Instant.parse("2026-03-02T10:00:00Z").getEpochSecond() * 1_000_000_000L;
  static final long W10 = AnswersKind.WINDOW_NS;
  static final Entity LINK = new Entity("", Entity.Kind.LINK, "l0/rx");
  static final Entity POOL = new Entity("", Entity.Kind.POOL, "p0");

  final MemoryRows rows = new MemoryRows();
  final TreeMap<Findings.Slot, Judged> last =
      new TreeMap<>(
          Comparator.comparing(Findings.Slot::entity).thenComparing(Findings.Slot::startNs));
  final TreeMap<Long, Curves.Drawn> curves = new TreeMap<>();
  final List<Piece> late = new ArrayList<>();
  private final Map<Findings.Slot, Long> counters = new HashMap<>();
  private final LatencyBook book;
  private long nowMs = T0 / 1_000_000;
  private long revisions;

  BookKeeper() {
    this(LatencyRules.DEFAULT);
  }

  BookKeeper(LatencyRules rules) {
    book = new LatencyBook(rules, Duration.ofHours(1), rows, this);
  }

  /** So many reads of one latency, in window number n. */
  static Piece reads(long n, int bucket, long samples) {
    return reads(LINK, n, "c/0", bucket, samples);
  }

  static Piece reads(Entity entity, long n, String member, int bucket, long samples) {
    long sumNs = Math.round(samples * LatencySketch.value(bucket));
    return new Piece(
        entity,
        T0 + n * W10,
        new Piece.Origin(
            "fabric",
            member,
            Position.HOST,
            new Piece.Way(
                List.of(new Piece.Hop("l0/tx", "1.0"), new Piece.Hop("l0/rx", "1.0")),
                Optional.of("p0")),
            new Revision(1, 1)),
        new Watch(W10, W10, OptionalDouble.of(1), List.of("n1")),
        new Quality(samples, 0, 0, 0, 1),
        Map.of(RequestClass.GET, LatencySketch.of(List.of(bucket), List.of(samples), 0, sumNs)));
  }

  /** The same, over links of another version of the inventory. */
  static Piece over(Piece piece, String version) {
    var hops =
        piece.origin().way().hops().stream()
            .map(hop -> new Piece.Hop(hop.link(), version))
            .toList();
    return with(
        piece,
        new Piece.Origin(
            "fabric",
            piece.origin().member(),
            piece.origin().position(),
            new Piece.Way(hops, piece.origin().way().pool()),
            piece.origin().revision()),
        piece.quality());
  }

  /** A later version of a piece. */
  static Piece revised(Piece piece, long counter) {
    var origin = piece.origin();
    return with(
        piece,
        new Piece.Origin(
            "fabric", origin.member(), origin.position(), origin.way(), new Revision(1, counter)),
        piece.quality());
  }

  static Piece with(Piece piece, Quality quality) {
    return with(piece, piece.origin(), quality);
  }

  private static Piece with(Piece piece, Piece.Origin origin, Quality quality) {
    return new Piece(
        piece.entity(), piece.startNs(), origin, piece.watch(), quality, piece.latencies());
  }

  /** How full a direction of l0 is in window number n. */
  static Load load(String direction, long n, double utilisation) {
    return new Load(
        "",
        "l0/" + direction,
        T0 + n * W10,
        new Load.Flow(
            OptionalDouble.of(utilisation), OptionalDouble.of(100e9), OptionalDouble.of(100e9), 0),
        new Revision(1, 1));
  }

  void take(Finding finding) {
    book.take(finding, nowMs);
  }

  /** A window of reads with both directions of its link as full. */
  void window(long n, int bucket, long samples, double utilisation) {
    take(reads(n, bucket, samples));
    take(load("rx", n, utilisation));
    take(load("tx", n, utilisation / 2));
    tick();
  }

  /** Lets what was taken be judged. */
  void tick() {
    tickAfter(Duration.ofMillis(LatencyBook.OLD_SETTLE_MS));
  }

  void tickAfter(Duration time) {
    nowMs += time.toMillis();
    book.tick(nowMs);
  }

  void pass(Duration time) {
    nowMs += time.toMillis();
    tick();
  }

  Judged window(long n) {
    return window(LINK, n);
  }

  Judged window(Entity entity, long n) {
    return last.get(new Findings.Slot(entity, T0 + n * W10));
  }

  SeriesLatency headline(long n) {
    return window(n).headline().orElseThrow();
  }

  long results() {
    return revisions;
  }

  @Override
  public void judged(Judged judged, Revision revision) {
    revisions++;
    var slot = new Findings.Slot(judged.entity(), judged.startNs());
    if (counters.merge(slot, revision.counter(), Math::max) == revision.counter()) {
      last.put(slot, judged);
    }
  }

  @Override
  public void curves(Entity entity, Curves.Drawn drawn, Revision revision) {
    curves.put(drawn.minuteNs(), drawn);
  }

  @Override
  public void late(Piece piece) {
    late.add(piece);
  }
}
