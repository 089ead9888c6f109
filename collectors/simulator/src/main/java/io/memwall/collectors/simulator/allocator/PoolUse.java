package io.memwall.collectors.simulator.allocator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a pool is used after an entry of its ledger, in bytes.
 *
 * @param ledgerSeq the entry; 0 before the first
 * @param largestFreeBytes longest free extent
 * @param usedByTenant tenants that hold something; they add up to {@code usedBytes}
 */
public record PoolUse(
    String poolId,
    long ledgerSeq,
    long usedBytes,
    long freeBytes,
    long largestFreeBytes,
    SortedMap<String, Long> usedByTenant) {
  public PoolUse {
    usedByTenant = Collections.unmodifiableSortedMap(new TreeMap<>(usedByTenant));
  }
}
