package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.ArrayDeque;
import java.util.Deque;

/** A line's entry in the pool's directory: who has it, who waits, and what happened so far. */
final class HomeLine {
  record Waiting(Endpoint requester, Message acquire) {}

  private final long address;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Endpoint owner;
  private Endpoint lastOwner;
  private boolean busy;
  private long acquires;
  private long grants;
  private long probes;
  private long transfers;

  HomeLine(long address) {
    this.address = address;
  }

  void enqueue(Waiting next) {
    acquires++;
    waiting.add(next);
  }

  /** Whether a transaction may begin now; if so the line is busy until {@link #release}. */
  boolean beginNext() {
    if (busy || waiting.isEmpty()) {
      return false;
    }
    busy = true;
    return true;
  }

  Waiting current() {
    return waiting.element();
  }

  boolean mustProbe() {
    return owner != null && owner != current().requester();
  }

  Endpoint probeOwner() {
    probes++;
    return owner;
  }

  void givenBack() {
    owner = null;
  }

  void granted() {
    Endpoint requester = current().requester();
    grants++;
    if (lastOwner != null && lastOwner != requester) {
      transfers++;
    }
    owner = requester;
    lastOwner = requester;
  }

  void release() {
    waiting.remove();
    busy = false;
  }

  LineTotals totals() {
    return new LineTotals(address, acquires, grants, probes, transfers);
  }
}
