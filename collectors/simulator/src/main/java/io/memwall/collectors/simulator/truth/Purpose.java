package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Kind;

/** What messages are for. */
public enum Purpose {
  RD,
  WR,
  ATOMIC,
  HINT,
  ACQ,
  PROBE,
  WB;

  /**
   * The purpose of a message.
   *
   * @param answersAtomic whether data on channel D answer an atomic
   */
  static Purpose of(Kind kind, boolean answersAtomic) {
    return switch (kind) {
      case GET -> RD;
      case ACCESS_ACK_DATA -> answersAtomic ? ATOMIC : RD;
      case PUT_FULL, PUT_PARTIAL, ACCESS_ACK -> WR;
      case ARITHMETIC, LOGICAL -> ATOMIC;
      case INTENT, HINT_ACK -> HINT;
      case ACQUIRE_BLOCK, ACQUIRE_PERM, GRANT, GRANT_DATA, GRANT_ACK -> ACQ;
      case PROBE_BLOCK, PROBE_PERM, PROBE_ACK, PROBE_ACK_DATA -> PROBE;
      case RELEASE, RELEASE_DATA, RELEASE_ACK -> WB;
    };
  }
}
