package io.memwall.collectors.agent.privacy;

import java.util.Arrays;

/** What of a memory address leaves the node. Thread-safe. */
public sealed interface AddressPolicy permits FullAddress, TruncatedAddress, HashedLine {
  /**
   * Fewer would hide less than the place in a line of 64 bytes, which nobody needs to hide alone.
   */
  int FEWEST_BITS = 6;

  /** More would leave no place in a pool of a TiB. */
  int MOST_BITS = 40;

  AddressPolicy FULL = new FullAddress();

  /**
   * The address as it may be told.
   *
   * @param address of a byte, as seen in a frame
   */
  long apply(long address);

  /** As the configuration names it, such as {@code truncate:12}; no key in it. */
  String label();

  /** Whether different lines of 64 bytes stay different. */
  boolean keepsLines();

  /**
   * Clears the low bits.
   *
   * @param bits {@link #FEWEST_BITS} to {@link #MOST_BITS}
   */
  static AddressPolicy truncated(int bits) {
    return new TruncatedAddress(bits);
  }

  /**
   * Keeps the region of 64 KiB and exchanges the lines in it, each for another one, in an order
   * that only the key tells. The same key gives the same exchange on every node.
   *
   * @param key 16 bytes or more
   */
  static AddressPolicy hashed(byte[] key) {
    return new HashedLine(Arrays.copyOf(key, key.length));
  }
}
