package io.memwall.streams.contention;

import java.util.OptionalInt;

/**
 * A line of 64 bytes or a region of 64 KiB, as one or more readings have it.
 *
 * @param address first byte, unsigned
 * @param weight how heavy it is
 * @param counts what happened there
 * @param pingPong of the line, or of the lines of the region that are kept
 * @param masters who asked for it
 * @param lines of a region
 */
record Place(
    long address, Weight weight, Counts counts, PingPong pingPong, Masters masters, Lines lines) {

  /**
   * Probes, acquires of tip, uncached writes and atomics.
   *
   * @param error by how much the sum may be too high
   */
  record Weight(long sum, long error) {
    Weight plus(Weight other) {
      return new Weight(sum + other.sum, error + other.error);
    }
  }

  /**
   * What a region knows of its lines.
   *
   * @param touched how many were; none for a line
   * @param topTransfers those of the line with the most; 0 for a line
   */
  record Lines(OptionalInt touched, long topTransfers) {
    static final Lines NONE = new Lines(OptionalInt.empty(), 0);

    Lines or(Lines other) {
      return new Lines(
          touched.orElse(0) >= other.touched.orElse(0) ? touched : other.touched,
          Math.max(topTransfers, other.topTransfers));
    }
  }

  /** The same place in two readings; what was hidden by a mask counts as one place too. */
  Place plus(Place other) {
    return new Place(
        address,
        weight.plus(other.weight),
        counts.plus(other.counts),
        pingPong.plus(other.pingPong),
        masters.plus(other.masters),
        lines.or(other.lines));
  }
}
