package io.memwall.collectors.agent.allocation;

import java.util.List;
import java.util.Objects;

/**
 * A part of all live allocations of a pool as of an entry of its ledger.
 *
 * @param asOf the last entry included; sequence 0 before the first
 * @param epochNanos when it was taken, nanoseconds since the Unix epoch
 * @param chunk 0 .. chunks - 1
 * @param digest the same in every chunk of a snapshot, and of no other
 */
public record SnapshotChunk(
    LedgerEntry.Position asOf,
    long epochNanos,
    int chunk,
    int chunks,
    String digest,
    List<LiveAllocation> allocations) {

  public SnapshotChunk {
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(digest);
    allocations = List.copyOf(allocations);
    if (chunk < 0 || chunk >= chunks) {
      throw new IllegalArgumentException("chunk " + chunk + " is outside 0.." + (chunks - 1));
    }
  }

  /**
   * One live allocation.
   *
   * @param reserved kept free for somebody, not in use
   */
  public record LiveAllocation(
      String allocId, LedgerEntry.Owner owner, boolean reserved, List<LedgerEntry.Extent> extents) {
    public LiveAllocation {
      Objects.requireNonNull(allocId);
      Objects.requireNonNull(owner);
      extents = List.copyOf(extents);
    }
  }
}
