package io.memwall.streams.bandwidth;

import java.util.Optional;

/**
 * What one half carried in one interval. Its content key is (half, start, epoch); of records with
 * one key the highest revision holds, and of equal revisions the last, as in the tables.
 *
 * @param epoch who reported it
 * @param half whose traffic it is
 * @param interval the time it speaks of
 * @param revision 0 first; a higher one replaces
 * @param path where it ran
 * @param traffic what was counted
 */
record Contribution(
    Epoch epoch, Half half, Interval interval, int revision, Path path, Traffic traffic)
    implements Observation {

  /**
   * Where a half runs.
   *
   * @param fabric the fabric
   * @param macSource sender's address
   * @param macDestination receiver's address
   * @param link link and direction, when the collector knows
   */
  record Path(String fabric, String macSource, String macDestination, Optional<String> link) {}

  String linkEntity() {
    return path.link().orElseGet(half::linkEntity);
  }

  /** Whether this one replaces the other, which has the same content key. */
  boolean replaces(Contribution other) {
    return revision >= other.revision && !equals(other);
  }

  /** Whether a fold cannot tell the two apart. */
  boolean saysTheSameAs(Contribution other) {
    return equals(
        new Contribution(
            other.epoch, other.half, other.interval, revision, other.path, other.traffic));
  }
}
