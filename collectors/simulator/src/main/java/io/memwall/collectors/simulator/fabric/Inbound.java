package io.memwall.collectors.simulator.fabric;

/** What one end has received of one life of the connection, as a go-back-N receiver sees it. */
final class Inbound {
  /** Where an end hardly answers duplicates, it does every so many rounds of them. */
  private static final int ROUNDS_UNTIL_ANSWER = 3;

  /** What to make of a numbered frame. */
  enum Verdict {
    ACCEPT,
    HOLE,
    DUPLICATE
  }

  private long expected;
  private boolean hole;
  private boolean refusalDue;
  private long lastDuplicate = -1;
  private int duplicateRounds;
  private long ackInstead = -1;

  /** Index of the next frame to accept, which is also how many were. */
  long expected() {
    return expected;
  }

  /** Index to acknowledge; -1 before the first frame. */
  long acked() {
    return ackInstead >= 0 ? ackInstead : expected - 1;
  }

  /** Whether a frame is known to be missing. */
  boolean hasHole() {
    return hole;
  }

  boolean isRefusalDue() {
    return refusalDue;
  }

  void refused() {
    refusalDue = false;
  }

  /** An acknowledgement has left. */
  void answered() {
    ackInstead = -1;
  }

  Verdict judge(long index) {
    if (index == expected) {
      expected++;
      hole = false;
      refusalDue = false;
      lastDuplicate = -1;
      ackInstead = -1;
      return Verdict.ACCEPT;
    }
    return index > expected ? Verdict.HOLE : Verdict.DUPLICATE;
  }

  /** Once per hole. */
  boolean noteHole() {
    boolean first = !hole;
    hole = true;
    refusalDue |= first;
    return first;
  }

  void ackInstead(long index) {
    ackInstead = index;
  }

  /** Whether even an end that hardly answers duplicates answers this one. */
  boolean isTooManyWith(long index) {
    if (index <= lastDuplicate || lastDuplicate < 0) {
      duplicateRounds++;
    }
    lastDuplicate = index;
    return duplicateRounds % ROUNDS_UNTIL_ANSWER == 0;
  }
}
