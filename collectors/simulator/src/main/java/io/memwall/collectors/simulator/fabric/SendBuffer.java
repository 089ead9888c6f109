package io.memwall.collectors.simulator.fabric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Numbered frames that were sent and are not acknowledged yet, in order. */
final class SendBuffer {
  private static final int ROOM = 4_096;

  private final Deque<Frame> frames = new ArrayDeque<>();

  /** The part of {@link #frames} to be sent again, in order. */
  private final Deque<Frame> again = new ArrayDeque<>();

  private final Predicate<Frame> matters;
  private long next;
  private int mattering;

  /**
   * @param matters whether a frame's loss would be missed
   */
  SendBuffer(Predicate<Frame> matters) {
    this.matters = matters;
  }

  /** Index of the next frame. */
  long next() {
    return next;
  }

  /** Index of the oldest frame that is not acknowledged. */
  long oldest() {
    return frames.isEmpty() ? next : frames.element().place().index();
  }

  boolean isFull() {
    return frames.size() >= ROOM;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Whether there is something whose loss would be missed. */
  boolean awaitsAck() {
    return mattering > 0;
  }

  boolean isResending() {
    return !again.isEmpty();
  }

  void add(Frame frame) {
    frames.add(frame);
    next++;
    mattering += matters.test(frame) ? 1 : 0;
  }

  /** Forgets all up to this index; true when there was something to forget. */
  boolean acknowledge(long index) {
    boolean progress = false;
    while (!frames.isEmpty() && frames.element().place().index() <= index) {
      Frame done = frames.remove();
      mattering -= matters.test(done) ? 1 : 0;
      progress = true;
    }
    while (!again.isEmpty() && again.element().place().index() <= index) {
      again.remove();
    }
    return progress;
  }

  /** Everything must be sent again. */
  void resend() {
    again.clear();
    again.addAll(frames);
  }

  Frame nextAgain() {
    return again.remove();
  }

  /** Begins at index 0 again. */
  void forgetAll() {
    frames.clear();
    again.clear();
    mattering = 0;
    next = 0;
  }

  /** Messages of the frames from this index on, the last one first. */
  List<Message> messagesFrom(long index) {
    List<Message> messages = new ArrayList<>();
    for (Iterator<Frame> last = frames.descendingIterator(); last.hasNext(); ) {
      Frame frame = last.next();
      if (frame.place().index() >= index) {
        for (int i = frame.messages().size() - 1; i >= 0; i--) {
          messages.add(frame.messages().get(i));
        }
      }
    }
    return messages;
  }
}
