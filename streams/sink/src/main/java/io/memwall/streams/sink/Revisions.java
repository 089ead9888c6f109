package io.memwall.streams.sink;

import io.memwall.schemas.results.Revision;

/** The order of versions of a result, as one number. */
final class Revisions {
  private static final long LIMIT = 1L << 32;

  private Revisions() {}

  /**
   * generation x 2^32 + counter. A counter beyond 2^32 runs on into the generation, a second for
   * some four billion results, which take longer than that: the next state is ahead all the same.
   *
   * @throws IllegalArgumentException if the generation is outside 0..2^32-1 or the counter negative
   */
  static long rev(Revision revision) {
    long generation = revision.getGeneration();
    if (generation < 0 || generation >= LIMIT) {
      throw new IllegalArgumentException(generation + " is outside 0.." + (LIMIT - 1));
    }
    if (revision.getCounter() < 0) {
      throw new IllegalArgumentException(revision.getCounter() + " is below 0");
    }
    return (generation << 32) + revision.getCounter();
  }
}
