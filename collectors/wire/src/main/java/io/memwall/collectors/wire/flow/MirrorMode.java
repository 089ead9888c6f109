package io.memwall.collectors.wire.flow;

/** What to do about frames that a mirror port shows twice. */
public enum MirrorMode {
  /** Drop doubles once more than 40 % of 1,000 frames were identical to one just before. */
  AUTO,
  /** Drop doubles from the first frame on. */
  ON,
  /** Count every frame. */
  OFF
}
