package io.memwall.collectors.simulator.fabric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Messages that wait to be sent, by channel, and how long they waited for credits. */
final class Outbox {
  private static final int CHANNELS = Channel.values().length + 1;

  /** A frame mask has no room for a message that starts later. */
  private static final int LAST_START = 63;

  /** Body of a frame of 1514 bytes. */
  private static final int MOST_FLITS = 185;

  private final Credits credits;
  private final List<Deque<Message>> queues = new ArrayList<>();
  private final long[] blockedSince = new long[CHANNELS];
  private final long[] stalledPicos = new long[CHANNELS];
  private final long[] stalls = new long[CHANNELS];
  private int waiting;
  private long oldestSince;

  Outbox(Credits credits) {
    this.credits = credits;
    for (int channel = 0; channel < CHANNELS; channel++) {
      queues.add(new ArrayDeque<>());
    }
    forgetStalls();
  }

  void add(Message message, long now) {
    if (!credits.couldEverAllow(message)) {
      throw new IllegalArgumentException(
          "a "
              + message.kind()
              + " of "
              + message.flits()
              + " flits never fits the receive buffer of channel "
              + message.kind().channel()
              + "; give it more");
    }
    if (waiting == 0) {
      oldestSince = now;
    }
    waiting++;
    queueOf(message).add(message);
  }

  /** Before all others of its channel. */
  void putBack(Message message) {
    waiting++;
    queueOf(message).addFirst(message);
  }

  private Deque<Message> queueOf(Message message) {
    return queues.get(message.kind().channel().code());
  }

  int waiting() {
    return waiting;
  }

  /** When the first of those that wait now came; a little late after some have gone. */
  long oldestSince() {
    return oldestSince;
  }

  boolean hasSendable() {
    return waiting > 0 && nextChannel() > 0;
  }

  /** What fits into one frame, most urgent channel first; its credits are spent. */
  List<Message> take(int most, long now) {
    int channel = waiting == 0 ? 0 : nextChannel();
    if (channel == 0) {
      return List.of();
    }
    Message first = remove(channel);
    oldestSince = now;
    if (most == 1) {
      return List.of(first);
    }
    List<Message> messages = new ArrayList<>();
    messages.add(first);
    int flits = first.flits();
    for (channel = nextChannel(); channel > 0; channel = nextChannel()) {
      int more = queues.get(channel).element().flits();
      if (messages.size() >= most || flits > LAST_START || flits + more > MOST_FLITS) {
        break;
      }
      messages.add(remove(channel));
      flits += more;
    }
    return messages;
  }

  private Message remove(int channel) {
    Message message = queues.get(channel).remove();
    credits.spend(message);
    waiting--;
    return message;
  }

  /** E before D before C before B before A: a response must never wait for a request. */
  private int nextChannel() {
    for (int channel = CHANNELS - 1; channel > 0; channel--) {
      Message head = queues.get(channel).peek();
      if (head != null && credits.allow(head)) {
        return channel;
      }
    }
    return 0;
  }

  /** To be called after everything that may begin or end a wait for credits. */
  void noteStalls(long now) {
    for (int channel = 1; channel < CHANNELS; channel++) {
      Message head = queues.get(channel).peek();
      boolean blocked = head != null && !credits.allow(head);
      if (blocked && blockedSince[channel] < 0) {
        blockedSince[channel] = now;
      } else if (!blocked && blockedSince[channel] >= 0) {
        stalledPicos[channel] += now - blockedSince[channel];
        stalls[channel]++;
        blockedSince[channel] = -1;
      }
    }
  }

  /** The connection begins anew: waits that go on are not the credits' fault. */
  void forgetStalls() {
    Arrays.fill(blockedSince, -1);
  }

  /** Waits that have ended. */
  Stall stall(Channel channel) {
    return new Stall(stalledPicos[channel.code()], stalls[channel.code()]);
  }
}
