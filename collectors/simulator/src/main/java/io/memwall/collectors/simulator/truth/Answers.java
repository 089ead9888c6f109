package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Frame;

/** What one half has acknowledged and refused of the other, as far as it was recorded. */
final class Answers {
  private boolean started;
  private long highest;
  private boolean refused;
  private long lastRefused;

  /** A refusal by an end that has heard nothing yet means nothing. */
  boolean isInitial(Frame frame, Numbers own, Numbers other) {
    boolean beyond = !other.isStarted() || frame.place().claimed() >= other.expected();
    boolean first =
        frame.place().index() == own.first() && frame.place().claimed() == other.first() - 1;
    return !started && (beyond || first);
  }

  /** Whether a refusal is another one than before, and not of something acknowledged since. */
  boolean refuses(long index, Numbers other) {
    forgetIfNotMeantFor(other, index);
    boolean stale = started && index < highest;
    boolean repeats = refused && lastRefused == index && (!started || highest == index);
    if (stale || repeats) {
      return false;
    }
    lastRefused = index;
    return true;
  }

  private void forgetIfNotMeantFor(Numbers other, long index) {
    if (started && index < other.expected() && highest >= other.expected()) {
      started = false;
      refused = false;
    }
  }

  void advance(long index, boolean refusal) {
    if (!started || index > highest) {
      refused &= !started;
      started = true;
      highest = index;
    }
    refused |= refusal;
  }
}
