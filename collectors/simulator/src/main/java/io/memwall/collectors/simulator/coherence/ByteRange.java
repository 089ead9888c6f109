package io.memwall.collectors.simulator.coherence;

/** Bytes of a line, from 0 to 63, both ends included. */
public record ByteRange(int first, int last) {
  /** All of a line. */
  public static final ByteRange LINE = new ByteRange(0, 63);

  public ByteRange {
    if (first < 0 || last > 63 || first > last) {
      throw new IllegalArgumentException(
          "bytes " + first + " to " + last + " are not a range of a 64-byte line");
    }
  }

  /** The eight bytes of one word of the line. */
  public static ByteRange word(int index) {
    return new ByteRange(8 * index, 8 * index + 7);
  }

  long mask() {
    return -1L >>> (63 - (last - first)) << first;
  }
}
