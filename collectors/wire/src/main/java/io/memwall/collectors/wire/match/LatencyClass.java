package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/** What a latency is the latency of. */
public enum LatencyClass {
  GET("Get to AccessAckData."),
  PUT("PutFullData or PutPartialData to AccessAck."),
  ATOMIC("ArithmeticData or LogicalData to AccessAckData."),
  HINT("Intent to HintAck."),
  ACQUIRE_BLOCK("AcquireBlock to Grant or GrantData."),
  ACQUIRE_PERM("AcquirePerm to Grant."),
  GRANT_ACK("Grant or GrantData to GrantAck."),
  PROBE("A request on channel B to its answer on channel C."),
  RELEASE("Release or ReleaseData to ReleaseAck."),
  ACK("A frame to the acknowledgement that covers it, both at the tap.");

  /** Number of classes. */
  public static final int COUNT = 10;

  private static final LatencyClass[] ALL = values();
  private static final LatencyClass[] BY_KIND = byKind();

  private final String meaning;

  LatencyClass(String meaning) {
    this.meaning = meaning;
  }

  /** A dense index for arrays: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  public int index() {
    return ordinal();
  }

  /** The class with this index. */
  public static LatencyClass at(int index) {
    return ALL[index];
  }

  /**
   * The class of the transaction this message begins.
   *
   * @throws IllegalArgumentException for a message that begins none
   */
  public static LatencyClass of(Opcode request) {
    LatencyClass found = BY_KIND[request.kind()];
    if (found == null) {
      throw new IllegalArgumentException(request + " begins no transaction");
    }
    return found;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }

  private static LatencyClass[] byKind() {
    LatencyClass[] table = new LatencyClass[Opcode.KINDS];
    for (Opcode opcode : Opcode.values()) {
      table[opcode.kind()] = classify(opcode);
    }
    return table;
  }

  private static LatencyClass classify(Opcode request) {
    return switch (request) {
      case A_PUT_FULL_DATA, A_PUT_PARTIAL_DATA -> PUT;
      case A_ARITHMETIC_DATA, A_LOGICAL_DATA -> ATOMIC;
      case A_GET -> GET;
      case A_INTENT -> HINT;
      case A_ACQUIRE_BLOCK -> ACQUIRE_BLOCK;
      case A_ACQUIRE_PERM -> ACQUIRE_PERM;
      case D_GRANT, D_GRANT_DATA -> GRANT_ACK;
      case C_RELEASE, C_RELEASE_DATA -> RELEASE;
      case B_PUT_FULL_DATA,
          B_PUT_PARTIAL_DATA,
          B_ARITHMETIC_DATA,
          B_LOGICAL_DATA,
          B_GET,
          B_INTENT,
          B_PROBE_BLOCK,
          B_PROBE_PERM ->
          PROBE;
      default -> null;
    };
  }
}
