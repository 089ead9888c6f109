package io.memwall.collectors.wire.flow;

/** Everything counted per tap besides rejects and EtherTypes. */
public enum TapCounter {
  FRAMES("Frames of any EtherType."),
  WIRE_BYTES("Bytes they took of the link: padding, FCS, preamble and gap included."),
  TLOE_FRAMES("Frames decoded as TLoE."),
  TS_INVERSIONS("Frames stamped earlier than the frame before."),
  SAME_MAC_UNASSIGNED("Frames between equal addresses that fit neither half; in no half's count."),
  CONN_EVICTED("Connections forgotten to make room for others."),
  UNREPORTED_FRAMES("Frames of forgotten halves that no record of this interval holds."),
  MIRROR_DUPLICATES("Frames a mirror port showed twice; the second one is counted here only."),
  DROPS("Frames the source said it lost.");

  private final String meaning;

  TapCounter(String meaning) {
    this.meaning = meaning;
  }

  @SuppressWarnings("EnumOrdinal") // counters live in arrays, in memory only
  int index() {
    return ordinal();
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
