package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * How far an entity has come.
 *
 * @param learntNs start of the last window that was learnt from; all before it were too
 * @param newestNs start of the newest window
 * @param goneNs windows that start before are forgotten
 * @param curves versions of curves given out
 * @param touchedMs when it last changed, wall time in ms since 1970; up to a minute earlier than
 *     that, since it is not written anew with each piece
 */
record Reach(long learntNs, long newestNs, long goneNs, long curves, long touchedMs) {
  private static final long NOTED_EVERY_MS = 60_000;

  static final Reach NOTHING =
      new Reach(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, 0, Long.MIN_VALUE);

  Reach learntTo(long ns) {
    return new Reach(ns, newestNs, goneNs, curves, touchedMs);
  }

  /** Whether a piece is worth a note. */
  boolean isTouchedBy(long startNs, long nowMs) {
    return startNs > newestNs || nowMs >= touchedMs + NOTED_EVERY_MS;
  }

  Reach touched(long startNs, long nowMs) {
    return new Reach(learntNs, Math.max(newestNs, startNs), goneNs, curves, nowMs);
  }

  Reach goneTo(long ns) {
    return new Reach(learntNs, newestNs, ns, curves, touchedMs);
  }

  Reach withCurve() {
    return new Reach(learntNs, newestNs, goneNs, curves + 1, touchedMs);
  }

  boolean hasLearnt() {
    return learntNs != Long.MIN_VALUE;
  }

  byte[] bytes() {
    return new ByteWriter()
        .int64(learntNs)
        .int64(newestNs)
        .int64(goneNs)
        .int64(curves)
        .int64(touchedMs)
        .bytes();
  }

  static Reach of(byte[] bytes) {
    var in = new ByteReader(bytes);
    return new Reach(in.int64(), in.int64(), in.int64(), in.int64(), in.int64());
  }
}
