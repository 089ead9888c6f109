package io.memwall.collectors.wire.flow;

/** How much of a connection the tap sees. */
public enum Visibility {
  /** Frames of both directions. */
  BOTH,
  /** Frames of this direction only; the other is estimated from what this one says of it. */
  ONE_SIDED
}
