package io.memwall.collectors.simulator.fabric;

import java.util.ArrayDeque;
import java.util.Deque;

/** A node's way out: endpoints that share it send in the order in which they asked. */
final class Port {
  private final Wire wire;
  private final Deque<Endpoint> turns = new ArrayDeque<>();
  private boolean serving;

  Port(Wire wire) {
    this.wire = wire;
    wire.onFree(this::serve);
  }

  /** The endpoint has something to send; its turn comes now or when the wire is free. */
  void ask(Endpoint endpoint) {
    turns.add(endpoint);
    serve();
  }

  void send(Frame frame, Endpoint destination) {
    wire.send(frame, destination);
  }

  boolean isBusy() {
    return wire.isBusy();
  }

  private void serve() {
    if (serving) {
      return;
    }
    serving = true;
    while (!wire.isBusy() && !turns.isEmpty()) {
      turns.remove().turn();
    }
    serving = false;
  }
}
