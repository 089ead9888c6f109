package io.memwall.streams.latency;

import java.util.Map;

/**
 * The requests of one half that were answered in one interval, as evidence of a fold.
 *
 * @param route who asked whom
 * @param position where it was seen
 * @param quality how far it can be trusted
 * @param latencies by what was asked for
 */
record Answers(
    Route route, Position position, Quality quality, Map<RequestClass, LatencySketch> latencies) {
  Answers {
    latencies = Sketches.copy(latencies);
  }

  long samples() {
    return latencies.values().stream().mapToLong(LatencySketch::samples).sum();
  }

  /** The name of the half and the position it was seen from: never mixed with another. */
  String entity() {
    return route.member() + "@" + position;
  }
}
