package io.memwall.streams.window;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How complete the evidence of a window is: covered time / span × (1 − drops / (frames + drops)).
 *
 * @param coveredNs time of the window in which the taps watched
 * @param spanNs time the window asks for: its length, or for a case the part inside the capture
 * @param ratio 0 to 1; none while a contributing node has not reported on the window
 */
public record Coverage(long coveredNs, long spanNs, OptionalDouble ratio) {

  /**
   * Coverage by several nodes: that of the worst, since a sum lacks whatever any of them missed.
   *
   * @param spansByNode for each node that contributed, its reports that touch the window
   */
  static Coverage of(Window window, Collection<List<Span>> spansByNode) {
    return spansByNode.stream()
        .map(spans -> ofNode(window, spans))
        .min(Comparator.comparingDouble(coverage -> coverage.ratio.orElse(-1)))
        .orElseGet(() -> unknown(window));
  }

  private static Coverage ofNode(Window window, List<Span> spans) {
    long covered = 0;
    long watchable = 0;
    double frames = 0;
    double drops = 0;
    for (var span : spans) {
      long overlap = span.interval().overlapNs(window.interval());
      // A report that reaches over the window's edge speaks for it in proportion.
      double share = overlap / (double) span.interval().lengthNs();
      covered += share == 1 ? span.coveredNs() : Math.round(span.coveredNs() * share);
      watchable += overlap;
      frames += span.frames() * share;
      drops += span.drops() * share;
    }
    if (watchable == 0) {
      return unknown(window);
    }
    long asked = window.isLive() ? window.lengthNs() : Math.min(watchable, window.lengthNs());
    long kept = Math.max(0, Math.min(covered, asked));
    double lost = drops > 0 ? drops / (frames + drops) : 0;
    return new Coverage(kept, asked, OptionalDouble.of(kept / (double) asked * (1 - lost)));
  }

  private static Coverage unknown(Window window) {
    return new Coverage(0, window.lengthNs(), OptionalDouble.empty());
  }
}
