package io.memwall.collectors.wire;

import java.util.Locale;

/** Why a frame is not read as TLoE at all. Each frame has at most one reason. */
public enum Reject {
  SHORT_ETH("The frame ends inside the Ethernet header or a VLAN tag."),
  ETHERTYPE("The EtherType is not in the tap's allow-list."),
  ALIGN("The payload is neither whole 64-bit words nor whole words and a 4-byte FCS."),
  SHORT_TLOE("The payload has no room for a TLoE header and a frame mask."),
  DIALECT_UNSUPPORTED("EtherType 0x0870 was allowed, but its older layout is another protocol."),
  OVERSIZE("The payload has more words than the tap's limit.");

  private final String meaning;

  Reject(String meaning) {
    this.meaning = meaning;
  }

  /** The name under which it is counted, such as "short_eth". */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A dense index for counters: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // counters live in arrays, in memory only
  public int index() {
    return ordinal();
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
