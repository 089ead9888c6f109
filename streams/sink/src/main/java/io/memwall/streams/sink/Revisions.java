package io.memwall.streams.sink;

import io.memwall.schemas.results.Revision;

/** The order of versions of a result, as one number. */
final class Revisions {
  private static final long LIMIT = 1L << 32;

  private Revisions() {}

  /**
   * generation x 2^32 + counter.
   *
   * @throws IllegalArgumentException if either is outside 0..2^32-1
   */
  static long rev(Revision revision) {
    return half(revision.getGeneration()) << 32 | half(revision.getCounter());
  }

  private static long half(long value) {
    if (value < 0 || value >= LIMIT) {
      throw new IllegalArgumentException(value + " is outside 0.." + (LIMIT - 1));
    }
    return value;
  }
}
