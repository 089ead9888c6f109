package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.POOL;
import static io.memwall.streams.allocation.Entries.extent;

import io.memwall.streams.MemoryRows;
import io.memwall.streams.allocation.PoolSize.Capacity;
import io.memwall.streams.allocation.PoolSize.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;

/** A pool's book on a desk of its own, and what came out of it. */
abstract class OpenPoolBook {
  final List<PoolResult> results = new ArrayList<>();
  final List<Handover> handovers = new ArrayList<>();
  final List<LeakResult> leaks = new ArrayList<>();
  PoolRows rows;
  PoolBook.Desk desk;
  PoolBook book;
  long nowMs;

  @BeforeEach
  @BeforeTry
  void open() {
    rows = new PoolRows(new MemoryRows());
    desk = new PoolBook.Desk(rows, Surroundings.UNKNOWN, this::sort);
    book = PoolBook.begin(POOL, desk);
    results.clear();
    handovers.clear();
    leaks.clear();
    nowMs = 1_000_000;
  }

  static String handed(Handover handover) {
    var extent = handover.place().extent();
    String until =
        handover.untilNs().isEmpty()
            ? ""
            : " until " + handover.untilNs().getAsLong() / 1_000_000_000L;
    return "%s %d+%d since %d%s%s"
        .formatted(
            handover.id(),
            extent.first() / MIB,
            extent.length() / MIB,
            handover.place().since().sequence(),
            until,
            handover.place().leaving() ? " leaving" : "");
  }

  static SnapshotPart.Held held(String id, long base, long length) {
    var claimant = new Claimant("t-" + id.charAt(0), "", "", "");
    return new SnapshotPart.Held(id, claimant, false, List.of(extent(base, length)));
  }

  static List<SnapshotPart> snapshot(long asOf, SnapshotPart.Held first, SnapshotPart.Held second) {
    var position = new LedgerEntry.Position(1, asOf);
    long atNs = asOf * 1_000_000_000L;
    return List.of(
        new SnapshotPart(POOL, position, 0, 2, "digest", List.of(first), atNs),
        new SnapshotPart(POOL, position, 1, 2, "digest", List.of(second), atNs));
  }

  static PoolSize size(long version, long mib) {
    var capacity = new Capacity(mib * MIB, OptionalLong.of(0));
    return new PoolSize(POOL, new Version(1, version), Optional.of(capacity));
  }

  void take(List<LedgerEntry> entries) {
    entries.forEach(entry -> book.take(entry, nowMs));
  }

  void reopen() {
    var head = Optional.ofNullable(rows.heads().get(POOL));
    book =
        head.map(bytes -> PoolBook.reopen(POOL, desk, bytes))
            .orElseGet(() -> PoolBook.begin(POOL, desk));
  }

  void sort(LedgerOutput output) {
    if (output instanceof PoolResult result) {
      results.add(result);
    } else if (output instanceof Handover handover) {
      handovers.add(handover);
    } else {
      leaks.add((LeakResult) output);
    }
  }

  PoolResult last() {
    return results.get(results.size() - 1);
  }
}
