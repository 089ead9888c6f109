package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Takes snapshots; the ledger goes on behind a whole one. Which chunks of an unfinished snapshot
 * have come is not kept over a restart: the sender then sends it again from the beginning.
 */
final class SnapshotIntake {
  private static final int OPEN = 256;

  private final Ledgers ledgers;
  private final Durability durability;
  private final Map<String, Open> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
          return size() > OPEN;
        }
      };

  /** A snapshot of which some chunks have come. */
  private record Open(Position asOf, String digest, int chunks, BitSet come) {
    static Open of(SnapshotChunk chunk) {
      return new Open(chunk.asOf(), chunk.digest(), chunk.chunks(), new BitSet());
    }

    boolean isOf(SnapshotChunk chunk) {
      return asOf.equals(chunk.asOf()) && digest.equals(chunk.digest()) && chunks == chunk.chunks();
    }
  }

  SnapshotIntake(Ledgers ledgers, Durability durability) {
    this.ledgers = ledgers;
    this.durability = durability;
  }

  Outcome take(List<Placed<List<SnapshotChunk>>> batch) {
    SortedSet<String> pools = new TreeSet<>();
    batch.forEach(each -> pools.add(each.value().get(0).asOf().poolId()));
    Optional<Ledgers.Held> held = ledgers.hold(pools);
    if (held.isEmpty()) {
      return new Outcome.Busy("others are busy with the same pool; try again", 1);
    }
    try (Ledgers.Held heads = held.get()) {
      return take(heads, batch);
    }
  }

  private Outcome take(Ledgers.Held held, List<Placed<List<SnapshotChunk>>> batch) {
    var fresh = new ArrayList<SnapshotChunk>();
    long repeats = 0;
    for (Placed<List<SnapshotChunk>> each : batch) {
      LedgerHead head = held.head(each.value().get(0).asOf().poolId());
      Optional<Complaint> outdated = outdated(each, head);
      if (outdated.isPresent()) {
        return new Outcome.Misfit(outdated.get(), head.position());
      }
      for (SnapshotChunk chunk : each.value()) {
        if (hasCome(chunk)) {
          repeats++;
        } else {
          fresh.add(chunk);
        }
      }
    }
    return handOn(held, fresh, repeats);
  }

  private Outcome handOn(Ledgers.Held held, List<SnapshotChunk> fresh, long repeats) {
    Optional<Outcome.Busy> shedding = durability.shedding();
    if (shedding.isPresent()) {
      return shedding.get();
    }
    Optional<Outcome.Busy> notYet = durability.handOn(sink -> fresh.forEach(sink::snapshot));
    if (notYet.isPresent()) {
      return notYet.get();
    }
    fresh.forEach(chunk -> note(chunk, held));
    try {
      held.keep();
      return new Outcome.Taken(fresh.size(), repeats);
    } catch (IOException e) {
      return new Outcome.Busy("the ledger's place cannot be kept: " + e.getMessage(), 5);
    }
  }

  private static Optional<Complaint> outdated(Placed<List<SnapshotChunk>> each, LedgerHead head) {
    Position asOf = each.value().get(0).asOf();
    boolean over =
        head.isBegun() && Long.compareUnsigned(asOf.epoch(), head.position().epoch()) < 0;
    return over
        ? Optional.of(
            new Complaint(
                each.line(),
                "ledger_epoch",
                Long.toUnsignedString(asOf.epoch()) + " is over",
                "snapshots of the ledger that runs"))
        : Optional.empty();
  }

  private boolean hasCome(SnapshotChunk chunk) {
    synchronized (open) {
      Open known = open.get(chunk.asOf().poolId());
      return known != null && known.isOf(chunk) && known.come().get(chunk.chunk());
    }
  }

  private void note(SnapshotChunk chunk, Ledgers.Held held) {
    String pool = chunk.asOf().poolId();
    boolean whole;
    synchronized (open) {
      Open known = open.get(pool);
      if (known == null || !known.isOf(chunk)) {
        known = Open.of(chunk);
        open.put(pool, known);
      }
      known.come().set(chunk.chunk());
      whole = known.come().cardinality() == known.chunks();
    }
    LedgerHead head = held.head(pool);
    if (whole && isAhead(chunk.asOf(), head)) {
      head.moveTo(chunk.asOf());
    }
  }

  private static boolean isAhead(Position asOf, LedgerHead head) {
    if (!head.isBegun()) {
      return true;
    }
    int newer = Long.compareUnsigned(asOf.epoch(), head.position().epoch());
    return newer > 0 || (newer == 0 && Long.compareUnsigned(asOf.seq(), head.position().seq()) > 0);
  }
}
