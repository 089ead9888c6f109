package io.memwall.streams.allocation;

import java.util.List;
import java.util.OptionalLong;

/**
 * Free memory that no host can take: free − min(free, Σ over eligible hosts of quota left).
 *
 * @param bytes none when unknown
 * @param reason why unknown; empty otherwise
 */
record Stranded(OptionalLong bytes, String reason) {
  /** A host is eligible while the 95th percentile of its path's utilisation is below this. */
  static final double FULL = 0.80;

  /**
   * A host attached to the pool.
   *
   * @param host node id
   * @param pathUse 95th percentile of the utilisation of the fullest link of its path over an hour,
   *     0..1
   * @param quotaLeftBytes what it may still take, unsigned
   */
  record Host(String host, double pathUse, long quotaLeftBytes) {
    boolean isEligible() {
      return pathUse < FULL;
    }
  }

  static Stranded unknown(String reason) {
    return new Stranded(OptionalLong.empty(), reason);
  }

  static Stranded of(long freeBytes, List<Host> hosts) {
    long takeable = 0;
    for (var host : hosts) {
      long left = freeBytes - takeable;
      boolean takesAll = Long.compareUnsigned(host.quotaLeftBytes(), left) >= 0;
      if (host.isEligible()) {
        takeable = takesAll ? freeBytes : takeable + host.quotaLeftBytes();
      }
    }
    return new Stranded(OptionalLong.of(freeBytes - takeable), "");
  }
}
