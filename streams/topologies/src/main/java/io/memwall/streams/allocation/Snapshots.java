package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.allocation.LedgerEntry.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the parts of snapshots of one ledger together; they may come in any order and again. */
final class Snapshots {
  /** Parts that one snapshot may have. */
  static final int LARGEST = 10_000;

  private static final int OPEN = 4;

  private final PoolTable rows;
  private final PoolId pool;
  private final NavigableMap<Long, Map<Integer, SnapshotPart>> byEntry =
      new TreeMap<>(Long::compareUnsigned);

  Snapshots(PoolTable rows, PoolId pool) {
    this.rows = rows;
    this.pool = pool;
    rows.scan((key, value) -> add(read(value)));
  }

  /** Takes a part of a snapshot of the present epoch. */
  void take(SnapshotPart part) {
    if (add(part)) {
      rows.put(key(part), bytes(part));
    }
    if (byEntry.size() > OPEN) {
      forget(byEntry.firstKey());
    }
  }

  /** The parts of the latest snapshot that has come as a whole. */
  Optional<Collection<SnapshotPart>> whole() {
    return byEntry.descendingMap().values().stream()
        .filter(parts -> parts.size() == parts.values().iterator().next().chunks())
        .findFirst()
        .map(Map::values);
  }

  /** Forgets the snapshots as of an entry and of those before it. */
  void forget(long sequence) {
    var old = byEntry.headMap(sequence, true);
    old.values().forEach(parts -> parts.values().forEach(part -> rows.delete(key(part))));
    old.clear();
  }

  /** Forgets all: the ledger begins anew. */
  void clear() {
    byEntry.clear();
    rows.clear();
  }

  private boolean add(SnapshotPart part) {
    var parts = byEntry.computeIfAbsent(part.asOf().sequence(), as -> new HashMap<>());
    boolean another =
        parts.values().stream().anyMatch(known -> !known.digest().equals(part.digest()));
    if (another) {
      // Taken again: of two snapshots as of one entry the later one is as good, and whole.
      parts.values().forEach(known -> rows.delete(key(known)));
      parts.clear();
    }
    return parts.putIfAbsent(part.chunk(), part) == null;
  }

  private ByteWriter key(SnapshotPart part) {
    return rows.key().int64(part.asOf().sequence()).int32(part.chunk());
  }

  private static ByteWriter bytes(SnapshotPart part) {
    var out =
        LedgerFormat.begin()
            .int64(part.asOf().epoch())
            .int64(part.asOf().sequence())
            .int32(part.chunk())
            .int32(part.chunks())
            .text(part.digest())
            .int64(part.atNs())
            .int32(part.held().size());
    for (var held : part.held()) {
      LedgerFormat.write(out.text(held.id()), held.claimant())
          .int8(held.reserved() ? 1 : 0)
          .int32(held.extents().size());
      held.extents().forEach(extent -> LedgerFormat.write(out, extent));
    }
    return out;
  }

  private SnapshotPart read(ByteReader row) {
    var in = LedgerFormat.checked(row);
    var asOf = new Position(in.int64(), in.int64());
    int chunk = in.int32();
    int chunks = in.int32();
    String digest = in.text();
    long atNs = in.int64();
    List<SnapshotPart.Held> held = new ArrayList<>();
    for (int left = in.int32(); left > 0; left--) {
      held.add(
          new SnapshotPart.Held(in.text(), LedgerFormat.claimant(in), in.int8() == 1, extents(in)));
    }
    return new SnapshotPart(pool, asOf, chunk, chunks, digest, held, atNs);
  }

  private static List<Extent> extents(ByteReader in) {
    var extents = new ArrayList<Extent>();
    for (int left = in.int32(); left > 0; left--) {
      extents.add(LedgerFormat.extent(in));
    }
    return extents;
  }
}
