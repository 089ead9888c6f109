package io.memwall.collectors.agent.spool;

import java.util.Optional;

/** Where the reader of one class stands. Not thread-safe. */
final class LogCursor {
  private static final long BEFORE_ALL = -1;

  private final SegmentLog log;
  private long segment = BEFORE_ALL;
  private SegmentReader reader;
  private Queued ahead;

  LogCursor(SegmentLog log) {
    this.log = log;
  }

  /**
   * The next entry behind an ordinal, without passing it; empty when all are read. Closes the open
   * segment when that is what comes next.
   */
  Optional<Queued> peek(long behind) {
    while (ahead == null || ahead.ordinal() <= behind) {
      ahead = null;
      Optional<Queued> next = reader == null ? Optional.empty() : reader.next();
      if (next.isPresent()) {
        ahead = next.get();
      } else if (!nextSegment()) {
        return Optional.empty();
      }
    }
    return Optional.of(ahead);
  }

  private boolean nextSegment() {
    close();
    if (log.after(segment).isEmpty()) {
      log.roll();
    }
    Optional<Segment> next = log.after(segment);
    if (next.isEmpty()) {
      return false;
    }
    segment = next.get().first();
    reader = SegmentReader.open(next.get().file()).orElse(null);
    return true;
  }

  void pass() {
    ahead = null;
  }

  /** First ordinal of the segment it reads or has read last; -1 before all. */
  long segment() {
    return segment;
  }

  /** Back to the beginning. */
  void rewind() {
    close();
    segment = BEFORE_ALL;
    ahead = null;
  }

  void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
