package io.memwall.streams.allocation;

import io.memwall.streams.allocation.LedgerEntry.Operation;
import io.memwall.streams.allocation.LedgerEntry.Position;
import io.memwall.streams.allocation.LedgerEntry.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ledger entries of one pool; addresses and lengths in MiB, times in seconds. */
final class Entries {
  static final PoolId POOL = new PoolId("", "fabric", "p1");
  static final long MIB = 1L << 20;

  private Entries() {}

  static LedgerEntry alloc(long sequence, String id, long base, long length) {
    return entry(sequence, Operation.ALLOC, id, extent(base, length));
  }

  static LedgerEntry free(long sequence, String id) {
    return entry(sequence, Operation.FREE, id);
  }

  static LedgerEntry entry(long sequence, Operation operation, String id, Extent... extents) {
    String tenant = id == null ? "" : "t-" + id.charAt(0);
    var request = request(id, tenant, 0, null);
    return entry(sequence, operation, request, extents);
  }

  static Request request(String id, String tenant, long bytes, String destination) {
    return new Request(
        Optional.ofNullable(id),
        new Claimant(tenant, "", "", ""),
        bytes,
        Optional.ofNullable(destination),
        "");
  }

  static LedgerEntry fail(long sequence, long mib, String reason) {
    var request =
        new Request(Optional.empty(), Claimant.NOBODY, mib * MIB, Optional.empty(), reason);
    return entry(sequence, Operation.FAIL, request);
  }

  static LedgerEntry entry(long sequence, Operation operation, Request request, Extent... extents) {
    return new LedgerEntry(
        POOL,
        new Position(1, sequence),
        operation,
        request,
        List.of(extents),
        0,
        sequence * 1_000_000_000L);
  }

  static LedgerEntry inEpoch(long epoch, LedgerEntry entry) {
    return new LedgerEntry(
        entry.pool(),
        new Position(epoch, entry.position().sequence()),
        entry.operation(),
        entry.request(),
        entry.extents(),
        0,
        entry.atNs());
  }

  static Extent extent(long base, long length) {
    return Extent.of(base * MIB, length * MIB).orElseThrow();
  }

  static Stream<Extent> places(Holding holding) {
    return holding.places().stream().map(Holding.Place::extent);
  }

  /** The same entry, an hour or more later. */
  static LedgerEntry at(int hour, LedgerEntry entry) {
    return new LedgerEntry(
        entry.pool(),
        entry.position(),
        entry.operation(),
        entry.request(),
        entry.extents(),
        0,
        hour * LeakWatch.HOUR_NS + 1);
  }

  /** Fifty allocations, every third freed again, one resize and one migration. */
  static List<LedgerEntry> history() {
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 0; i < 50; i++) {
      entries.add(alloc(entries.size() + 1, "a" + i, 10L * i, 10));
      if (i % 3 == 2) {
        entries.add(free(entries.size() + 1, "a" + (i - 1)));
      }
    }
    entries.add(entry(entries.size() + 1, Operation.RESIZE, "a0", extent(0, 5)));
    entries.add(entry(entries.size() + 1, Operation.MIGRATE_BEGIN, "a3", extent(900, 10)));
    entries.add(entry(entries.size() + 1, Operation.MIGRATE_END, "a3"));
    return entries;
  }
}
