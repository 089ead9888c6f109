package io.memwall.streams.allocation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the inventory says of a pool.
 *
 * @param pool which
 * @param version a higher one replaces
 * @param capacity none when the pool ceased to be
 */
record PoolSize(PoolId pool, Version version, Optional<Capacity> capacity) implements PoolEvent {

  /**
   * Orders what the inventory says.
   *
   * @param epoch of the inventory, 64 unsigned bits
   * @param sequence within it, 64 unsigned bits
   */
  record Version(long epoch, long sequence) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      int byEpoch = Long.compareUnsigned(epoch, other.epoch);
      return byEpoch != 0 ? byEpoch : Long.compareUnsigned(sequence, other.sequence);
    }
  }

  /**
   * How much, and from which address.
   *
   * @param bytes of the whole pool
   * @param base first address; without it no place can be judged, only amounts
   */
  record Capacity(long bytes, OptionalLong base) {
    /** The pool's addresses; none without a base or when empty. */
    Optional<Extent> addresses() {
      return base.isEmpty() ? Optional.empty() : Extent.of(base.getAsLong(), bytes);
    }
  }
}
