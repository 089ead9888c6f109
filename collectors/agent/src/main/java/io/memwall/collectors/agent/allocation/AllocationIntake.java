package io.memwall.collectors.agent.allocation;

/** Takes what allocators and topology sources have to say. Thread-safe; waits for nobody. */
public interface AllocationIntake {
  /** Takes an entry; those of one pool in ledger order. */
  void ledger(LedgerEntry entry);

  /** Takes a part of a snapshot, in the order of the parts. */
  void snapshot(SnapshotChunk chunk);

  /** Takes a version; those of one object in the order of their versions. */
  void inventory(InventoryVersion version);
}
