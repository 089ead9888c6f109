package io.memwall.streams.allocation;

/** What comes out of a ledger. */
sealed interface LedgerOutput permits PoolResult, Handover, LeakResult {
  PoolId pool();
}
