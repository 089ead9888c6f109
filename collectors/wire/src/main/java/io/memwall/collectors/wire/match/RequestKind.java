package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/** The four ways in which requests and answers find each other. */
enum RequestKind {
  /** A to D, by source. */
  ACCESS(ViolationCode.SOURCE_REUSE),
  /** D grants to E, by sink. */
  GRANT(ViolationCode.SINK_REUSE),
  /** C releases to D, by source; not the sources of channel A. */
  RELEASE(ViolationCode.SOURCE_REUSE),
  /** B to C, by address: endpoints do not agree on the source of an answer. */
  PROBE(null);

  /** Kinds that answer a request, as bits, by its kind. */
  private static final long[] ANSWERS = answers();

  private final ViolationCode reuse;

  RequestKind(ViolationCode reuse) {
    this.reuse = reuse;
  }

  /** What using an id in flight again is; null where it is no offence. */
  ViolationCode reuse() {
    return reuse;
  }

  ViolationCode unrequested() {
    return this == GRANT
        ? ViolationCode.GRANT_ACK_WITHOUT_GRANT
        : ViolationCode.RESPONSE_WITHOUT_REQUEST;
  }

  /** True when the answer is of the kind the request has. */
  static boolean isCompatible(Opcode request, Opcode response) {
    return ((ANSWERS[request.kind()] >>> response.kind()) & 1) != 0;
  }

  /** The plainest answer to a request, as evidence of what was expected. */
  static Opcode answerTo(Opcode request) {
    return switch (request) {
      case A_PUT_FULL_DATA, A_PUT_PARTIAL_DATA -> Opcode.D_ACCESS_ACK;
      case A_INTENT -> Opcode.D_HINT_ACK;
      case A_ACQUIRE_BLOCK -> Opcode.D_GRANT_DATA;
      case A_ACQUIRE_PERM -> Opcode.D_GRANT;
      case B_PUT_FULL_DATA, B_PUT_PARTIAL_DATA -> Opcode.C_ACCESS_ACK;
      case B_ARITHMETIC_DATA, B_LOGICAL_DATA, B_GET -> Opcode.C_ACCESS_ACK_DATA;
      case B_INTENT -> Opcode.C_HINT_ACK;
      case B_PROBE_BLOCK, B_PROBE_PERM -> Opcode.C_PROBE_ACK;
      case C_RELEASE, C_RELEASE_DATA -> Opcode.D_RELEASE_ACK;
      case D_GRANT, D_GRANT_DATA -> Opcode.E_GRANT_ACK;
      default -> Opcode.D_ACCESS_ACK_DATA;
    };
  }

  private static long[] answers() {
    long[] table = new long[Opcode.KINDS];
    for (Opcode request : Opcode.values()) {
      for (Opcode response : Opcode.values()) {
        if (answers(request, response)) {
          table[request.kind()] |= 1L << response.kind();
        }
      }
    }
    return table;
  }

  private static boolean answers(Opcode request, Opcode response) {
    return switch (request) {
      case A_PUT_FULL_DATA, A_PUT_PARTIAL_DATA -> response == Opcode.D_ACCESS_ACK;
      case A_ARITHMETIC_DATA, A_LOGICAL_DATA, A_GET -> response == Opcode.D_ACCESS_ACK_DATA;
      case A_INTENT -> response == Opcode.D_HINT_ACK;
      case A_ACQUIRE_BLOCK, A_ACQUIRE_PERM ->
          response == Opcode.D_GRANT || response == Opcode.D_GRANT_DATA;
      case B_PUT_FULL_DATA, B_PUT_PARTIAL_DATA -> response == Opcode.C_ACCESS_ACK;
      case B_ARITHMETIC_DATA, B_LOGICAL_DATA, B_GET -> response == Opcode.C_ACCESS_ACK_DATA;
      case B_INTENT -> response == Opcode.C_HINT_ACK;
      case B_PROBE_BLOCK, B_PROBE_PERM ->
          response == Opcode.C_PROBE_ACK || response == Opcode.C_PROBE_ACK_DATA;
      case C_RELEASE, C_RELEASE_DATA -> response == Opcode.D_RELEASE_ACK;
      case D_GRANT, D_GRANT_DATA -> response == Opcode.E_GRANT_ACK;
      default -> false;
    };
  }
}
