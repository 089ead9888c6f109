package io.memwall.collectors.wire.account;

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
}
