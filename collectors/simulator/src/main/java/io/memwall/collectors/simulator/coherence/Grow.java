package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;

/** How a cache asks for more than it has. */
record Grow(Kind kind, int param) {
  static Grow toRead() {
    return new Grow(Kind.ACQUIRE_BLOCK, Message.GROW_N_TO_B);
  }

  static Grow toWrite(Permission has) {
    return new Grow(Kind.ACQUIRE_BLOCK, toTrunk(has));
  }

  static Grow toOverwrite(Permission has) {
    return new Grow(Kind.ACQUIRE_PERM, toTrunk(has));
  }

  private static int toTrunk(Permission has) {
    return has == Permission.BRANCH ? Message.GROW_B_TO_T : Message.GROW_N_TO_T;
  }
}
