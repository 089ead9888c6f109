package io.memwall.streams.allocation;

/**
 * What reaches the ledger of a pool: an entry, a snapshot, or what the inventory says of the pool.
 */
sealed interface PoolEvent permits LedgerEntry, SnapshotPart, PoolSize {
  PoolId pool();
}
