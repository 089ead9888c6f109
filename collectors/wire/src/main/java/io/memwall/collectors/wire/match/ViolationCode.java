package io.memwall.collectors.wire.match;

/** Rules of the protocol that a passive observer can see broken. */
public enum ViolationCode {
  RESPONSE_WITHOUT_REQUEST,
  GRANT_ACK_WITHOUT_GRANT,
  RESPONSE_INCOMPATIBLE,
  SIZE_MISMATCH,
  SOURCE_REUSE,
  SINK_REUSE,
  GROW_IMPOSSIBLE,
  GRANT_TOO_LOW,
  GRANT_WITHOUT_DATA,
  SHRINK_IMPOSSIBLE,
  PROBE_ABOVE_CAP;
}
