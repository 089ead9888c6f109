package io.memwall.collectors.agent.privacy;

/**
 * The low bits are hidden.
 *
 * @param bits how many
 */
record TruncatedAddress(int bits) implements AddressPolicy {
  TruncatedAddress {
    if (bits < FEWEST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "%d bits: give %d to %d".formatted(bits, FEWEST_BITS, MOST_BITS));
    }
  }

  @Override
  public long apply(long address) {
    return address & -(1L << bits);
  }

  @Override
  public String label() {
    return "truncate:" + bits;
  }

  @Override
  public boolean keepsLines() {
    return bits <= FEWEST_BITS;
  }
}
