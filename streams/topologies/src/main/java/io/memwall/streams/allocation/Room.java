package io.memwall.streams.allocation;

import java.util.OptionalLong;

/**
 * What a group may still take.
 *
 * @param quotaBytes of its tenant; none when the inventory names none
 * @param leftBytes of the quota, or without one of the pool; none when unknown
 */
record Room(OptionalLong quotaBytes, OptionalLong leftBytes) {
  private static final double TOO_FAR_NS = 0x1p62;

  /** When it is used up at a slope, ns since 1970; none when that is never, or too far to say. */
  OptionalLong usedUpNs(long fromNs, double bytesPerHour) {
    if (leftBytes.isEmpty() || bytesPerHour <= 0) {
      return OptionalLong.empty();
    }
    double ns = PoolFigures.unsigned(leftBytes.getAsLong()) / bytesPerHour * LeakWatch.HOUR_NS;
    return ns < TOO_FAR_NS ? OptionalLong.of(fromNs + (long) ns) : OptionalLong.empty();
  }
}
