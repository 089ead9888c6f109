package io.memwall.collectors.simulator.fabric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where one end is in the life of its connection: opening, at work, closing or out of order. */
final class Standing {
  private final Deque<CreditReturn> opening = new ArrayDeque<>();
  private int ownOpenings;
  private int openingsExpected;
  private int life;
  private long receivedInFormerLife;
  private boolean silent;
  private boolean cutOff;
  private boolean closing;
  private boolean closeSent;
  private boolean closeReceived;

  /** From 0; each opening but the first begins another. */
  int life() {
    return life;
  }

  /** Begins with these openings to send, and so many to come. */
  void open(List<CreditReturn> openings, int expected) {
    opening.addAll(openings);
    ownOpenings = openings.size();
    openingsExpected = expected;
  }

  void beginLife(int newLife, long receivedBefore) {
    life = newLife;
    receivedInFormerLife = receivedBefore;
    opening.clear();
    silent = false;
    cutOff = false;
    closing = false;
    closeSent = false;
    closeReceived = false;
  }

  long receivedInFormerLife() {
    return receivedInFormerLife;
  }

  boolean hasOpening() {
    return !opening.isEmpty();
  }

  CreditReturn nextOpening() {
    return opening.remove();
  }

  void accepted(Frame frame) {
    openingsExpected = Math.max(0, openingsExpected - 1);
    closeReceived |= frame.type() == FrameType.CLOSE;
  }

  /**
   * Whether messages may be sent and arrive.
   *
   * @param oldestUnacked index of the first own frame that is not acknowledged
   */
  boolean isReady(long oldestUnacked) {
    boolean opened = opening.isEmpty() && openingsExpected == 0 && oldestUnacked >= ownOpenings;
    return opened && !isMute() && !closing;
  }

  /** Whether nothing can be sent at all. */
  boolean isMute() {
    return silent || cutOff;
  }

  boolean isSilent() {
    return silent;
  }

  void fallSilent() {
    silent = true;
  }

  /** There is no carrier. */
  void cutOff() {
    cutOff = true;
  }

  void close() {
    closing = true;
  }

  boolean owesClose() {
    return closing && !closeSent;
  }

  void closeSent() {
    closeSent = true;
  }

  boolean isClosed() {
    return closeSent && closeReceived;
  }
}
