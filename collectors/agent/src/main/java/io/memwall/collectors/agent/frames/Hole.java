package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Frame;
import java.util.Locale;

/** Sequence numbers that were not seen when a later one was. Told when the rest is known. */
final class Hole {
  private final int first;
  private final int count;
  private final long gapFrame;
  private int filled;
  private long firstFill;
  private long acknowledgedIn;

  /**
   * @param first missing number
   * @param count of numbers from there on, modulo 2^22
   * @param gapFrame the frame behind the hole
   */
  Hole(int first, int count, long gapFrame) {
    this.first = first;
    this.count = count;
    this.gapFrame = gapFrame;
  }

  long gapFrame() {
    return gapFrame;
  }

  boolean holds(int sequence) {
    return (sequence - first & Frame.SEQUENCE_MASK) < count;
  }

  int last() {
    return first + count - 1 & Frame.SEQUENCE_MASK;
  }

  void fill(long frame) {
    firstFill = filled++ == 0 ? frame : firstFill;
  }

  void acknowledge(long frame) {
    acknowledgedIn = acknowledgedIn == 0 ? frame : acknowledgedIn;
  }

  boolean isFull() {
    return filled >= count;
  }

  /** The other side has acknowledged what is missing here: the capture lost it, not the link. */
  boolean isLostByCapture() {
    return acknowledgedIn > 0 && !isFull();
  }

  /** Such as 12 or 12..13. */
  String numbers() {
    return count == 1 ? Integer.toString(first) : first + ".." + last();
  }

  /** In a few words. */
  String shortFate() {
    if (isFull()) {
      return "came in frame " + firstFill;
    }
    return isLostByCapture() ? "acked in frame " + acknowledgedIn : "not seen since";
  }

  /** Such as "2 missing before it, 12..13: lost by the capture, acknowledged in frame 20". */
  String text() {
    return String.format(Locale.ROOT, "%d missing before it, %s: %s", count, numbers(), fate());
  }

  String fate() {
    if (isFull()) {
      return count == 1
          ? "came late in frame " + firstFill
          : "came late, from frame " + firstFill + " on";
    }
    String came = filled == 0 ? "" : filled + " came late, from frame " + firstFill + " on";
    String rest =
        isLostByCapture()
            ? "lost by the capture: acknowledged in frame " + acknowledgedIn
            : "not seen since";
    return came.isEmpty() ? rest : came + "; the rest " + rest;
  }
}
