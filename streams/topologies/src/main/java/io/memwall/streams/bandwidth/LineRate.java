package io.memwall.streams.bandwidth;

/**
 * What a line can carry at most, so that a record of more than that is known to be wrong whatever
 * else is.
 *
 * @param bitsPerSecond capacity of the direction, as the inventory has it
 */
record LineRate(long bitsPerSecond) {
  /** Clocks of taps and of ports differ, but not by more. */
  static final double TOLERANCE = 1.02;

  /**
   * Wire bytes of the largest frame there is: header 14, two VLAN tags 8, payload 9,000, then FCS,
   * preamble and gap 24. One may be counted in an interval in which it only ended.
   */
  static final long LARGEST_FRAME = 9_046;

  private static final double BITS = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Whether no line of this capacity carries so much in so long: 8 · (wire bytes − the largest
   * frame) > 1.02 · C · Δt.
   *
   * @param wireBytes of one half, repeats included
   * @param lengthNs Δt, ns
   */
  boolean isExceededBy(long wireBytes, long lengthNs) {
    double possible = TOLERANCE * bitsPerSecond * lengthNs / NANOS_PER_SECOND;
    return BITS * (wireBytes - LARGEST_FRAME) > possible;
  }
}
