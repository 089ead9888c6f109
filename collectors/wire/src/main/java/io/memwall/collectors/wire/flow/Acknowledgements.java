package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.SequenceTracker.distance;

import io.memwall.collectors.wire.Frame;

/** What a half has acknowledged of the other one: its highest number, and its refusals. */
final class Acknowledgements {
  private boolean started;
  private int highest;
  private boolean refused;
  private int lastRefused;

  void reset() {
    started = false;
    refused = false;
  }

  boolean isStarted() {
    return started;
  }

  /** Everything up to here was acknowledged; meaningful once started. */
  int highest() {
    return highest;
  }

  /**
   * Takes the number of an acknowledgement or refusal.
   *
   * @param first the first number known of the other half
   * @return numbers newly acknowledged; 0 for a repeat, negative when it falls behind
   */
  int advance(int number, int first) {
    if (!started) {
      started = true;
      highest = number;
      return Math.max(0, distance(number, first) + 1);
    }
    int advance = distance(number, highest);
    if (advance > 0) {
      highest = number;
      refused = false;
    }
    return advance;
  }

  /**
   * Takes a refusal, before {@link #advance}; true when it begins an episode: not a repeat of the
   * last one, nor older than what was acknowledged since, as in frames sent again.
   */
  boolean refuse(int number) {
    boolean stale = started && distance(number, highest) < 0;
    boolean repeats = refused && lastRefused == number && (!started || highest == number);
    if (stale || repeats) {
      return false;
    }
    lastRefused = number & Frame.SEQUENCE_MASK;
    return true;
  }

  /** Remembers that the last number came as a refusal; after {@link #advance}. */
  void refused() {
    refused = true;
  }
}
