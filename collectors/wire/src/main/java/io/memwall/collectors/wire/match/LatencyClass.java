package io.memwall.collectors.wire.match;

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

  private final String meaning;

  LatencyClass(String meaning) {
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
}
