package io.memwall.collectors.agent.capture;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pcapng format: sections of blocks, each {@code type(4) length(4) body length(4)}. Blocks of
 * unknown type are stepped over.
 */
final class PcapngRecords implements Records {
  static final int SECTION = 0x0a0d0d0a;

  private static final int INTERFACE = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int MIN_BLOCK = 12;

  private final ByteFeed feed;
  private final Interfaces interfaces;
  private final List<PcapngInterface> section = new ArrayList<>();
  private final Set<String> sectionNames = new HashSet<>();
  private final PcapngPacket packet;

  private PcapngRecords(ByteFeed feed, Interfaces interfaces) {
    this.feed = feed;
    this.interfaces = interfaces;
    this.packet = new PcapngPacket(feed, interfaces, section);
  }

  /** Empty when the first block is not a section header. */
  static Optional<Records> open(ByteFeed feed, Interfaces interfaces, int magic) {
    if (magic != SECTION) {
      return Optional.empty();
    }
    if (feed.ensure(MIN_BLOCK) && byteOrder(feed).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new PcapngRecords(feed, interfaces));
  }

  @Override
  public boolean next(Frame frame) throws CutException {
    while (feed.ensure(1)) {
      if (block(frame)) {
        return true;
      }
    }
    Cuts.unlessBroken(feed);
    return false;
  }

  @Override
  public long withoutTime() {
    return packet.withoutTime();
  }

  /** Reads one block; true when it brought a frame. */
  private boolean block(Frame frame) throws CutException {
    Cuts.require(feed, MIN_BLOCK);
    int type = feed.int32(0);
    if (type == SECTION) {
      beginSection();
    }
    long length = feed.unsigned32(4);
    if (length < MIN_BLOCK || length % 4 != 0) {
      throw Cuts.damaged(feed, "a block length of " + length + " is impossible");
    }
    return switch (type) {
      case ENHANCED_PACKET, OBSOLETE_PACKET, SIMPLE_PACKET -> packet(frame, type, length);
      default -> other(type, length);
    };
  }

  private boolean packet(Frame frame, int type, long length) throws CutException {
    if (length > ByteFeed.CAPACITY) {
      throw Cuts.damaged(feed, "a packet block of " + length + " bytes is too long");
    }
    whole((int) length);
    boolean found =
        switch (type) {
          case ENHANCED_PACKET -> packet.enhanced(frame, (int) length);
          case OBSOLETE_PACKET -> packet.obsolete(frame, (int) length);
          default -> packet.simple(frame, (int) length);
        };
    feed.skip(length);
    return found;
  }

  private boolean other(int type, long length) throws CutException {
    long recordOffset = feed.offset();
    if (length <= ByteFeed.CAPACITY) {
      whole((int) length);
      if (type == INTERFACE) {
        addInterface((int) length);
      }
    }
    if (!feed.skip(length)) {
      throw Cuts.ended(feed, recordOffset);
    }
    return false;
  }

  /** The block is present and its two lengths agree. */
  private void whole(int length) throws CutException {
    Cuts.require(feed, length);
    long trailing = feed.unsigned32(length - 4);
    if (trailing != length) {
      throw Cuts.damaged(
          feed, "a block says it has " + length + " bytes, and " + trailing + " at its end");
    }
  }

  private void beginSection() throws CutException {
    ByteOrder order =
        byteOrder(feed)
            .orElseThrow(() -> Cuts.damaged(feed, "a section header without byte order mark"));
    feed.order(order);
    section.clear();
    sectionNames.clear();
  }

  private void addInterface(int length) throws CutException {
    if (interfaces.full() || section.size() >= Interfaces.LIMIT) {
      throw Cuts.damaged(feed, "more than " + Interfaces.LIMIT + " interfaces");
    }
    PcapngInterface read = PcapngInterface.read(feed, length, section.size());
    String name = read.name();
    if (!sectionNames.add(name)) {
      name += "#" + section.size();
      sectionNames.add(name);
    }
    section.add(read.isEthernet() ? read.as(name, interfaces.named(name)) : read);
  }

  private static Optional<ByteOrder> byteOrder(ByteFeed feed) {
    feed.order(ByteOrder.BIG_ENDIAN);
    int mark = feed.int32(8);
    if (mark == BYTE_ORDER_MAGIC) {
      return Optional.of(ByteOrder.BIG_ENDIAN);
    }
    return Integer.reverseBytes(mark) == BYTE_ORDER_MAGIC
        ? Optional.of(ByteOrder.LITTLE_ENDIAN)
        : Optional.empty();
  }
}
