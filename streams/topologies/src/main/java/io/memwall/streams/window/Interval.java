package io.memwall.streams.window;

/** A half-open interval of event time, [startNs, endNs) in ns since 1970 UTC. */
public record Interval(long startNs, long endNs) {
  /** Its length, ns. */
  public long lengthNs() {
    return endNs - startNs;
  }

  /** How long this and the other overlap, ns. */
  public long overlapNs(Interval other) {
    return Math.max(0, Math.min(endNs, other.endNs) - Math.max(startNs, other.startNs));
  }
}
