package io.memwall.collectors.wire;

import java.nio.ByteBuffer;

/** Addresses, VLAN tags and EtherType of a frame. Part of {@link Frame}, with its lifetime. */
public final class EthernetHeader {
  /** Tags beyond the second are not looked through. */
  public static final int MAX_TAGS = 2;

  private static final int UNTAGGED_BYTES = 14;
  static final int TAG_BYTES = 4;
  private static final int VID_MASK = 0xFFF;

  private long destination;
  private long source;
  private int etherType;
  private int tags;
  private int outerTag;
  private int innerTag;
  private int bytes;

  EthernetHeader() {}

  /** Destination MAC address in the low 48 bits. */
  public long destination() {
    return destination;
  }

  /** Source MAC address in the low 48 bits. */
  public long source() {
    return source;
  }

  /** The EtherType behind the tags. */
  public int etherType() {
    return etherType;
  }

  /** 0 to {@value #MAX_TAGS}. */
  public int tags() {
    return tags;
  }

  /** TPID in the upper, TCI in the lower 16 bits of the first tag; 0 when untagged. */
  public int outerTag() {
    return outerTag;
  }

  /** The same of the second tag. */
  public int innerTag() {
    return innerTag;
  }

  /** VLAN id of the first tag, priority bits removed; 0 when untagged. */
  public int outerVid() {
    return outerTag & VID_MASK;
  }

  /** VLAN id of the second tag; 0 when there is none. */
  public int innerVid() {
    return innerTag & VID_MASK;
  }

  /** Bytes up to the payload. */
  int bytes() {
    return bytes;
  }

  /**
   * Reads the header; false when the {@code available} bytes end inside it.
   *
   * @param takenTag an outer tag the interface took out of the frame, TPID and TCI; 0 for none
   */
  boolean read(ByteBuffer buffer, int offset, int available, int takenTag) {
    if (available < UNTAGGED_BYTES) {
      return false;
    }
    long first = Words.u64(buffer, offset);
    destination = first >>> 16;
    source = ((first & 0xFFFF) << 32) | (Words.i32(buffer, offset + 8) & 0xFFFF_FFFFL);
    etherType = Words.u16(buffer, offset + 12);
    bytes = UNTAGGED_BYTES;
    tags = takenTag == 0 ? 0 : 1;
    outerTag = takenTag;
    innerTag = 0;
    while (isTag(etherType) && tags < MAX_TAGS) {
      if (available < bytes + TAG_BYTES) {
        return false;
      }
      addTag((etherType << 16) | Words.u16(buffer, offset + bytes));
      etherType = Words.u16(buffer, offset + bytes + 2);
      bytes += TAG_BYTES;
    }
    return true;
  }

  private void addTag(int tag) {
    if (tags++ == 0) {
      outerTag = tag;
    } else {
      innerTag = tag;
    }
  }

  private static boolean isTag(int etherType) {
    return etherType == 0x8100 || etherType == 0x88A8 || etherType == 0x9100;
  }
}
