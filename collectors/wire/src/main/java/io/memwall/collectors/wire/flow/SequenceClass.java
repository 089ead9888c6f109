package io.memwall.collectors.wire.flow;

/** What a frame's sequence number says about it. */
public enum SequenceClass {
  /** The number that was due, or the first of a half or incarnation. */
  NEW,
  /** Ahead of the number that was due; those between are missing for now. */
  GAP,
  /** A missing number, late. */
  FILL,
  /** A number seen before. */
  RETRANS,
  /** Takes no number. */
  ACK_ONLY;

  /** True when the frame's messages have not been counted yet. */
  public boolean isFirstSighting() {
    return this == NEW || this == GAP || this == FILL;
  }
}
