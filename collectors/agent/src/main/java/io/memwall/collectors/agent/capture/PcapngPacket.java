package io.memwall.collectors.agent.capture;

import java.util.List;

/** The three kinds of packet blocks; each call reads the block at the feed's position. */
final class PcapngPacket {
  private static final int TRAILER = 4;
  private static final int ENHANCED_FIXED = 28;
  private static final int SIMPLE_FIXED = 12;
  private static final int ENHANCED_FLAGS = 2;

  private final ByteFeed feed;
  private final Interfaces interfaces;
  private final List<PcapngInterface> section;
  private long lastNanos;
  private long withoutTime;

  PcapngPacket(ByteFeed feed, Interfaces interfaces, List<PcapngInterface> section) {
    this.feed = feed;
    this.interfaces = interfaces;
    this.section = section;
  }

  /** Frames of simple blocks: they carry no time and are given that of the frame before them. */
  long withoutTime() {
    return withoutTime;
  }

  /** interface(4) time high(4) low(4) captured(4) wire(4). */
  boolean enhanced(Frame frame, int length) throws CutException {
    fits(length, ENHANCED_FIXED, 0);
    return timed(frame, length, feed.int32(8));
  }

  /** interface(2) drops(2), then as in the enhanced block. */
  boolean obsolete(Frame frame, int length) throws CutException {
    fits(length, ENHANCED_FIXED, 0);
    return timed(frame, length, feed.unsigned16(8));
  }

  /** wire(4); the frame came through the first interface. */
  boolean simple(Frame frame, int length) throws CutException {
    fits(length, SIMPLE_FIXED, 0);
    PcapngInterface on = interfaceAt(0);
    long wire = feed.unsigned32(8);
    long limit = on.snapLength() == 0 ? Cuts.MAX_FRAME : Integer.toUnsignedLong(on.snapLength());
    long captured = Math.min(Math.min(wire, limit), length - SIMPLE_FIXED - TRAILER);
    fits(length, SIMPLE_FIXED, captured);
    if (!deliverable(on)) {
      return false;
    }
    withoutTime++;
    frame.seen(lastNanos, on.index(), Frame.Direction.UNKNOWN);
    frame.bytes(feed.network(), feed.position() + SIMPLE_FIXED, (int) captured, wire);
    return true;
  }

  private boolean timed(Frame frame, int length, int interfaceId) throws CutException {
    PcapngInterface on = interfaceAt(interfaceId);
    long captured = feed.unsigned32(20);
    fits(length, ENHANCED_FIXED, captured);
    if (!deliverable(on)) {
      return false;
    }
    lastNanos = on.ticks().epochNanos(feed.unsigned32(12) << Integer.SIZE | feed.unsigned32(16));
    int options = ENHANCED_FIXED + ((int) captured + 3) / 4 * 4;
    frame.seen(lastNanos, on.index(), direction(options, length - TRAILER));
    frame.bytes(
        feed.network(), feed.position() + ENHANCED_FIXED, (int) captured, feed.unsigned32(24));
    return true;
  }

  private boolean deliverable(PcapngInterface on) {
    if (!on.isEthernet()) {
      interfaces.foreignFrame(on.linkType());
    }
    return on.isEthernet();
  }

  private PcapngInterface interfaceAt(int id) throws CutException {
    if (id < 0 || id >= section.size()) {
      throw Cuts.damaged(
          feed, "a frame of interface " + Integer.toUnsignedString(id) + ", never described");
    }
    return section.get(id);
  }

  private void fits(int length, int fixed, long captured) throws CutException {
    if (captured > Cuts.MAX_FRAME || fixed + captured + TRAILER > length) {
      throw Cuts.damaged(
          feed, "a frame of " + captured + " bytes in a block of " + length + " bytes");
    }
  }

  private Frame.Direction direction(int from, int end) {
    var options = new PcapngOptions(feed, from, end);
    while (options.next()) {
      if (options.is(ENHANCED_FLAGS, 4)) {
        return Frame.Direction.of(feed.int32(options.value()) & 3);
      }
    }
    return Frame.Direction.UNKNOWN;
  }
}
