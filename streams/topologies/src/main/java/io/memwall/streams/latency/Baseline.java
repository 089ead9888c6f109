package io.memwall.streams.latency;

/**
 * The least that requests of a series take: L0.
 *
 * @param nanos ns
 * @param kind how it was found
 */
record Baseline(double nanos, Kind kind) {
  /** How a baseline was found. */
  enum Kind {
    /** The least hourly p5 of seven days, of windows in which all links were quiet. */
    UNLOADED,
    /** The p5 of the emptiest bin of utilisation, of an entity that is never quiet. */
    LOADED,
    /** That of the pool that answered, of a connection that has none of its own. */
    POOL
  }

  /** A clock coarser than a quarter of it cannot measure it. */
  boolean isFinerThan(long resolutionNs) {
    return nanos > 0 && nanos >= 4 * resolutionNs;
  }
}
