package io.memwall.collectors.simulator.allocator;

/**
 * Whose ledger an allocator writes.
 *
 * @param epoch a number that this pool's ledger never had before
 */
public record Ledger(String poolId, long epoch) {}
