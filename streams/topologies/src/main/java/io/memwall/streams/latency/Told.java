package io.memwall.streams.latency;

import io.memwall.streams.Revision;

/** What leaves a book. */
sealed interface Told {
  /**
   * The latency of a window.
   *
   * @param judged the figures
   * @param revision a higher one replaces
   * @param computedMs when it was computed, wall time in ms since 1970
   */
  record OfWindow(Judged judged, Revision revision, long computedMs) implements Told {}

  /**
   * The curves of a link.
   *
   * @param entity the link
   * @param drawn all curves of the minute
   * @param curve of one series
   * @param revision a higher one replaces
   * @param computedMs when it was computed, wall time in ms since 1970
   */
  record OfCurve(Entity entity, Curves.Drawn drawn, Curve curve, Revision revision, long computedMs)
      implements Told {}
}
