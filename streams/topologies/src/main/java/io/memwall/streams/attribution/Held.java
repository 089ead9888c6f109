package io.memwall.streams.attribution;

import io.memwall.streams.Fabric;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stretch of pool addresses that somebody held for a while.
 *
 * @param pool of which pool
 * @param entry the ledger's entry that gave it out
 * @param stretch which addresses
 * @param span from when to when
 * @param owner for whom
 * @param initiator the node that asked for it; none when not said or when it is only set aside
 */
record Held(
    PoolKey pool,
    Entry entry,
    Stretch stretch,
    Span span,
    Owner owner,
    Optional<String> initiator) {

  /** A pool of a fabric. */
  record PoolKey(Fabric fabric, String id) {}

  /** A place in a ledger; both numbers are unsigned. */
  record Entry(long epoch, long sequence) {}

  /**
   * Addresses, unsigned.
   *
   * @param first first address
   * @param last last address, inclusive
   */
  record Stretch(long first, long last) {
    boolean contains(long address) {
      return Long.compareUnsigned(first, address) <= 0 && Long.compareUnsigned(address, last) <= 0;
    }

    /** The power of two that the length does not exceed: 0 for one byte, 64 for all addresses. */
    int size() {
      return Long.SIZE - Long.numberOfLeadingZeros(last - first);
    }
  }

  /**
   * Time, ns since 1970.
   *
   * @param fromNs inclusive
   * @param toNs exclusive; none while it lasts
   */
  record Span(long fromNs, OptionalLong toNs) {
    boolean contains(long atNs) {
      return fromNs <= atNs && (toNs.isEmpty() || atNs < toNs.getAsLong());
    }
  }
}
