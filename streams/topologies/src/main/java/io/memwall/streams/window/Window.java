package io.memwall.streams.window;

import java.util.List;

/**
 * A tumbling window of one entity, aligned to multiples of its length since 1970 UTC.
 *
 * @param subject whose window
 * @param lengthNs divides the minute, which is the unit of keeping and forgetting
 * @param startNs inclusive
 */
public record Window(Subject subject, long lengthNs, long startNs) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  public static final long SECOND_NS = 1_000_000_000L;
  public static final long MINUTE_NS = 60 * SECOND_NS;

  /** W1, W10 and W1m. */
  public static final List<Long> LENGTHS_NS = List.of(SECOND_NS, 10 * SECOND_NS, MINUTE_NS);

  /**
   * What is folded.
   *
   * @param caseName the case, empty for live events
   * @param entity name of the entity
   */
  public record Subject(String caseName, String entity) {
    /** The window of this entity that holds an instant. */
    public Window windowAt(long lengthNs, long atNs) {
      return new Window(this, lengthNs, Math.floorDiv(atNs, lengthNs) * lengthNs);
    }
  }

  long lengthMs() {
    return lengthNs / NANOS_PER_MILLI;
  }

  /** Exclusive, ns since 1970 UTC. */
  public long endNs() {
    return startNs + lengthNs;
  }

  /** The time of the window. */
  public Interval interval() {
    return new Interval(startNs, endNs());
  }

  /** Whether it is of live events and not of a case. */
  public boolean isLive() {
    return subject.caseName().isEmpty();
  }

  /** Whether an interval is short enough to say something about windows of such a length. */
  static boolean fits(Interval interval, long lengthNs) {
    return interval.lengthNs() <= lengthNs;
  }
}
