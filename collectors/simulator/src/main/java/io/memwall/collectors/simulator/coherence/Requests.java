package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Requests of one host without an answer yet; no two in flight have the same source. */
final class Requests {
  private static final int SOURCE_MASK = (1 << 26) - 1;

  private final Map<Integer, Consumer<Message>> open = new HashMap<>();
  private int next;

  /** A source for a request whose answer is for this taker. */
  int open(Consumer<Message> taker) {
    int source = next;
    next = (next + 1) & SOURCE_MASK;
    if (open.put(source, taker) != null) {
      throw new IllegalStateException("source " + source + " is still in flight");
    }
    return source;
  }

  void answered(Message answer) {
    Consumer<Message> taker = open.remove(answer.id());
    if (taker == null) {
      throw new IllegalStateException("answer to unknown source " + answer.id());
    }
    taker.accept(answer);
  }
}
