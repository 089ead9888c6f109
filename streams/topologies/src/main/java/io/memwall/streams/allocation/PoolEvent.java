package io.memwall.streams.allocation;

/** What reaches the ledger of a pool: an entry, or what the inventory says of the pool. */
sealed interface PoolEvent permits LedgerEntry, PoolSize {
  PoolId pool();
}
