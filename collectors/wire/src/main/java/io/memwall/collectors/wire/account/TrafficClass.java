package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Opcode;

/** What traffic is for. Every byte of a frame belongs to exactly one class. */
public enum TrafficClass {
  RD("Get and the data it brings."),
  WR("PutFullData, PutPartialData and their acknowledgements."),
  ATOMIC("ArithmeticData, LogicalData and the data they bring."),
  HINT("Intent and its acknowledgement."),
  ACQ("Acquires, grants and their acknowledgements."),
  PROBE("Probes and their answers."),
  WB("Releases and their acknowledgements."),
  FWD("Accesses forwarded on channel B and their answers on C."),
  CTRL("Frames without a message.");

  /** Number of classes. */
  public static final int COUNT = 9;

  private static final TrafficClass[] BY_KIND = byKind();

  private final String meaning;

  TrafficClass(String meaning) {
    this.meaning = meaning;
  }

  /** A dense index for arrays: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  public int index() {
    return ordinal();
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }

  /**
   * The class of a message by its opcode alone. D AccessAckData answers reads and atomics alike and
   * is taken for a read; who knows the request knows better.
   */
  public static TrafficClass of(Opcode opcode) {
    return BY_KIND[opcode.kind()];
  }

  private static TrafficClass[] byKind() {
    TrafficClass[] table = new TrafficClass[Opcode.KINDS];
    for (Opcode opcode : Opcode.values()) {
      table[opcode.kind()] = classify(opcode);
    }
    return table;
  }

  private static TrafficClass classify(Opcode opcode) {
    return switch (opcode) {
      case A_GET, D_ACCESS_ACK_DATA -> RD;
      case A_PUT_FULL_DATA, A_PUT_PARTIAL_DATA, D_ACCESS_ACK -> WR;
      case A_ARITHMETIC_DATA, A_LOGICAL_DATA -> ATOMIC;
      case A_INTENT, D_HINT_ACK -> HINT;
      case A_ACQUIRE_BLOCK, A_ACQUIRE_PERM, D_GRANT, D_GRANT_DATA, E_GRANT_ACK -> ACQ;
      case B_PROBE_BLOCK, B_PROBE_PERM, C_PROBE_ACK, C_PROBE_ACK_DATA -> PROBE;
      case C_RELEASE, C_RELEASE_DATA, D_RELEASE_ACK -> WB;
      default -> FWD;
    };
  }
}
