package io.memwall.collectors.wire.flow;

/** How far the latencies of an interval can be trusted. */
public enum MatchQuality {
  /** At least 98 % matched, less than 5 % of them ambiguous. */
  GOOD,
  /** At least 80 % matched. */
  DEGRADED,
  /** Less; nothing should be concluded from it. */
  BAD,
  /** Nothing to match. */
  NONE
}
