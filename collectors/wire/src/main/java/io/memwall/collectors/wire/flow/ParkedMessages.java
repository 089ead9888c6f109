package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.match.MessageView;
import java.util.Arrays;

/**
 * Messages of frames that wait for their delivery, of all halves of a tap. A frame's messages are a
 * chain of slots; the arrays grow up to a bound and never shrink.
 */
final class ParkedMessages {
  /** The end of a chain, and what {@link #park} says when there is no room. */
  static final int NONE = -1;

  /** Two words, bytes written, link and flag. */
  static final int BYTES_EACH = 25;

  private static final int FIRST_SLOTS = 256;

  private final int capacity;
  private long[] headers = {};
  private long[] seconds = {};
  private int[] written = {};
  private int[] next = {};
  private boolean[] captured = {};
  private int free = NONE;
  private int used;

  ParkedMessages(int capacity) {
    this.capacity = capacity;
  }

  int used() {
    return used;
  }

  /** Keeps all messages of a frame and returns the chain's head; {@link #NONE} without room. */
  int park(Messages messages) {
    int size = messages.size();
    if (capacity - used < size) {
      return NONE;
    }
    int head = NONE;
    for (int i = size - 1; i >= 0; i--) {
      head = keep(messages, i, head);
    }
    return head;
  }

  /** Points the view at the message in a slot and returns the next slot of its chain. */
  int show(int slot, MessageView view) {
    view.of(headers[slot], seconds[slot], captured[slot], written[slot]);
    return next[slot];
  }

  /** Gives a chain back. */
  void release(int head) {
    int slot = head;
    while (slot != NONE) {
      int following = next[slot];
      next[slot] = free;
      free = slot;
      used--;
      slot = following;
    }
  }

  private int keep(Messages messages, int index, int following) {
    if (free == NONE) {
      grow();
    }
    int slot = free;
    free = next[slot];
    headers[slot] = messages.header(index);
    seconds[slot] = messages.secondWord(index);
    captured[slot] = messages.isSecondCaptured(index);
    written[slot] = messages.bytesWritten(index);
    next[slot] = following;
    used++;
    return slot;
  }

  private void grow() {
    int old = next.length;
    int size = Math.min(capacity, Math.max(FIRST_SLOTS, old * 2));
    headers = Arrays.copyOf(headers, size);
    seconds = Arrays.copyOf(seconds, size);
    written = Arrays.copyOf(written, size);
    captured = Arrays.copyOf(captured, size);
    next = Arrays.copyOf(next, size);
    for (int slot = size - 1; slot >= old; slot--) {
      next[slot] = free;
      free = slot;
    }
  }
}
