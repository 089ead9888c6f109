package io.memwall.collectors.simulator.fabric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where requests cannot be told apart by their source, responses leave in the order of the
 * requests. Nobody waits for ever: a response waits only for requests that came before its own.
 */
final class InTurn {
  private final boolean needed;
  private final Deque<Integer> requests = new ArrayDeque<>();
  private final Map<Integer, Message> early = new HashMap<>();

  InTurn(boolean needed) {
    this.needed = needed;
  }

  void requested(Message request) {
    if (needed && request.kind().channel() == Channel.A) {
      requests.add(request.id());
    }
  }

  /** Whether it must wait; if not, it leaves now. */
  boolean waits(Message message) {
    boolean response = message.kind().channel() == Channel.D && message.kind() != Kind.RELEASE_ACK;
    if (!needed || !response) {
      return false;
    }
    if (requests.isEmpty() || requests.element() == message.id()) {
      requests.poll();
      return false;
    }
    early.put(message.id(), message);
    return true;
  }

  /** Those whose turn has come, in order. */
  List<Message> next() {
    if (early.isEmpty()) {
      return List.of();
    }
    List<Message> due = new ArrayList<>();
    while (!requests.isEmpty() && early.containsKey(requests.element())) {
      due.add(early.remove(requests.remove()));
    }
    return due;
  }
}
