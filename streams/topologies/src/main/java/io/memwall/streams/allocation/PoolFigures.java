package io.memwall.streams.allocation;

import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a ledger amounts to after an entry. All bytes are unsigned.
 *
 * @param capacityBytes none while the inventory does not say
 * @param usedBytes in live extents
 * @param reservedBytes set aside
 * @param freeBytes capacity − reserved − used; none when unknown, or when more is claimed than the
 *     pool has
 * @param largestFreeBytes the longest free stretch; none without the pool's base address
 * @param allocations live ones
 * @param inMigrationBytes of the used ones, those held until a migration ends
 * @param failures refused requests since the ledger began
 * @param tenants what each holds
 * @param anomalies since the ledger began
 */
record PoolFigures(
    OptionalLong capacityBytes,
    long usedBytes,
    long reservedBytes,
    OptionalLong freeBytes,
    OptionalLong largestFreeBytes,
    long allocations,
    long inMigrationBytes,
    Failures failures,
    SortedMap<String, Holdings.Tenant> tenants,
    SortedMap<String, Long> anomalies) {

  static PoolFigures of(Ledger ledger) {
    var holdings = ledger.holdings();
    var capacity =
        ledger.capacity().map(known -> OptionalLong.of(known.bytes())).orElse(OptionalLong.empty());
    var free = free(capacity, holdings.usedBytes() + holdings.reservedBytes());
    return new PoolFigures(
        capacity,
        holdings.usedBytes(),
        holdings.reservedBytes(),
        free,
        largest(holdings.largestGap(), free),
        holdings.live(),
        holdings.leavingBytes(),
        ledger.failures(),
        new TreeMap<>(holdings.tenants()),
        codes(ledger.anomalies()));
  }

  /** Whether a request fails for want of one long stretch alone: largest < r <= free. */
  boolean isFragmentedFor(long requestBytes) {
    return requestBytes != 0
        && freeBytes.isPresent()
        && largestFreeBytes.isPresent()
        && Long.compareUnsigned(largestFreeBytes.getAsLong(), requestBytes) < 0
        && Long.compareUnsigned(requestBytes, freeBytes.getAsLong()) <= 0;
  }

  /** An unsigned number as the nearest double. */
  static double unsigned(long value) {
    return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
  }

  private static OptionalLong free(OptionalLong capacity, long taken) {
    boolean known = capacity.isPresent() && Long.compareUnsigned(taken, capacity.getAsLong()) <= 0;
    return known ? OptionalLong.of(capacity.getAsLong() - taken) : OptionalLong.empty();
  }

  /** Memory held without a place may lie in the gap: no stretch is longer than all that is free. */
  private static OptionalLong largest(OptionalLong gap, OptionalLong free) {
    boolean tooLong =
        gap.isPresent()
            && free.isPresent()
            && Long.compareUnsigned(gap.getAsLong(), free.getAsLong()) > 0;
    return tooLong ? free : gap;
  }

  private static SortedMap<String, Long> codes(Map<Anomaly, Long> anomalies) {
    var codes = new TreeMap<String, Long>();
    anomalies.forEach((anomaly, count) -> codes.put(anomaly.code(), count));
    return codes;
  }
}
