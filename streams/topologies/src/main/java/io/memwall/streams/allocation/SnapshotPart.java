package io.memwall.streams.allocation;

import io.memwall.streams.allocation.LedgerEntry.Position;
import java.util.List;

/**
 * A part of all that is held of a pool as of an entry of its ledger.
 *
 * @param pool whose ledger
 * @param asOf the last entry included
 * @param chunk which part, 0 .. chunks − 1
 * @param chunks how many there are
 * @param digest the same in every part of a snapshot and of no other
 * @param held what this part names
 * @param atNs when it was taken, ns since 1970
 */
record SnapshotPart(
    PoolId pool, Position asOf, int chunk, int chunks, String digest, List<Held> held, long atNs)
    implements PoolEvent {

  /**
   * One allocation.
   *
   * @param id of the allocation
   * @param claimant for whom
   * @param reserved set aside, not in use
   * @param extents where it lies
   */
  record Held(String id, Claimant claimant, boolean reserved, List<Extent> extents) {
    Held {
      extents = List.copyOf(extents);
    }
  }

  SnapshotPart {
    held = List.copyOf(held);
  }

  /** Whether its numbers can be. */
  boolean isSound() {
    return chunk >= 0 && chunk < chunks && chunks <= Snapshots.LARGEST;
  }
}
