package io.memwall.collectors.simulator.fabric;

/** What one end has received of one life of the connection, as a go-back-N receiver sees it. */
final class Inbound {
  /** Where an end hardly answers duplicates, it does every so many rounds of them. */
  private static final int ROUNDS_UNTIL_ANSWER = 3;

  private long expected;
  private boolean hole;
  private boolean refusalDue;
  private boolean answerDue;
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

  /** Whether this is the next frame; others are thrown away, but may have to be answered. */
  boolean accepts(Frame frame, Profile profile) {
    long index = frame.place().index();
    answerDue = false;
    if (index == expected) {
      expected++;
      hole = false;
      refusalDue = false;
      lastDuplicate = -1;
      ackInstead = -1;
      return true;
    }
    if (index < expected) {
      duplicate(index, profile);
    } else if (!profile.has(Quirk.NO_NAK)) {
      // Once per hole.
      refusalDue |= !hole;
      hole = true;
    }
    return false;
  }

  /** Whether the frame just thrown away should be acknowledged. */
  boolean isAnswerDue() {
    return answerDue;
  }

  private void duplicate(long index, Profile profile) {
    if (profile.has(Quirk.SILENT_ON_DUPLICATES)) {
      answerDue = isTooManyWith(index);
      return;
    }
    answerDue = true;
    if (profile.has(Quirk.ACKS_DUPLICATE_BY_ITS_NUMBER)) {
      ackInstead = index;
    }
  }

  /** Whether even an end that hardly answers duplicates answers this one. */
  private boolean isTooManyWith(long index) {
    if (index <= lastDuplicate || lastDuplicate < 0) {
      duplicateRounds++;
    }
    lastDuplicate = index;
    return duplicateRounds % ROUNDS_UNTIL_ANSWER == 0;
  }
}
