package io.memwall.streams.bandwidth;

/** A half-open interval of event time, [startNs, endNs) in ns since 1970 UTC. */
record Interval(long startNs, long endNs) {
  long lengthNs() {
    return endNs - startNs;
  }

  /** How long this and the other overlap, ns. */
  long overlapNs(Interval other) {
    return Math.max(0, Math.min(endNs, other.endNs) - Math.max(startNs, other.startNs));
  }
}
