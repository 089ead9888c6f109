package io.memwall.streams.capacity;

import java.util.OptionalDouble;

/**
 * What a tenant can still take.
 *
 * @param bytes the least of quota - used and of what its pools have free; never below 0
 * @param days until that is taken; none when it is not growing
 */
public record TenantHeadroom(double bytes, OptionalDouble days) {
  /**
   * Headroom by quota and by room.
   *
   * @param quota bytes; none when nothing limits it but the room
   * @param used bytes, 99th percentile of 30 days
   * @param reachableFree bytes free in its pools
   * @param slope bytes a day
   */
  public static TenantHeadroom of(
      OptionalDouble quota, double used, double reachableFree, double slope) {
    double left = quota.isPresent() ? quota.getAsDouble() - used : Double.POSITIVE_INFINITY;
    double bytes = Math.max(0, Math.min(left, reachableFree));
    return new TenantHeadroom(
        bytes, slope > 0 ? OptionalDouble.of(bytes / slope) : OptionalDouble.empty());
  }
}
