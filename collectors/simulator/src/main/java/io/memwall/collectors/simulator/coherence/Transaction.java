package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;

/** A request for a line that somebody may hold, from its arrival until nothing is left to do. */
record Transaction(Endpoint requester, Message request) {
  boolean isAcquire() {
    return request.kind() == Kind.ACQUIRE_BLOCK || request.kind() == Kind.ACQUIRE_PERM;
  }

  boolean wantsTrunk() {
    return isAcquire() && request.param() != Message.GROW_N_TO_B;
  }

  boolean isRead() {
    return request.kind() == Kind.GET;
  }

  /** What the others may keep. */
  int cap() {
    return wantsTrunk() || !(isAcquire() || isRead()) ? Message.CAP_TO_N : Message.CAP_TO_B;
  }

  /** Who overwrites the whole line needs nobody's content. */
  Kind probe() {
    return request.kind() == Kind.ACQUIRE_PERM ? Kind.PROBE_PERM : Kind.PROBE_BLOCK;
  }
}
