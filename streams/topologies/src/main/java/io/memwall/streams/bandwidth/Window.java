package io.memwall.streams.bandwidth;

import java.util.List;

/**
 * A tumbling window of one entity, aligned to multiples of its length since 1970 UTC.
 *
 * @param subject whose window
 * @param lengthNs one of {@link #LENGTHS_NS}
 * @param startNs inclusive
 */
record Window(Subject subject, long lengthNs, long startNs) {
  static final long SECOND_NS = 1_000_000_000L;
  static final long MINUTE_NS = 60 * SECOND_NS;

  /** W1, W10, W1m: each divides the minute, which is the unit of keeping and forgetting. */
  static final List<Long> LENGTHS_NS = List.of(SECOND_NS, 10 * SECOND_NS, MINUTE_NS);

  /**
   * What is folded.
   *
   * @param caseName the case, empty for live events
   * @param entity name of the half or link
   */
  record Subject(String caseName, String entity) {
    /** The window of this entity that holds an instant. */
    Window windowAt(long lengthNs, long atNs) {
      return new Window(this, lengthNs, Math.floorDiv(atNs, lengthNs) * lengthNs);
    }
  }

  long endNs() {
    return startNs + lengthNs;
  }

  Interval interval() {
    return new Interval(startNs, endNs());
  }

  boolean isLive() {
    return subject.caseName().isEmpty();
  }

  /** Whether an interval is short enough to say something about windows of such a length. */
  static boolean fits(Interval interval, long lengthNs) {
    return interval.lengthNs() <= lengthNs;
  }
}
