package io.memwall.collectors.agent.capture;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The classic pcap format.
 *
 * <pre>
 * file:   magic(4) major(2) minor(2) zone(4) accuracy(4) snap length(4) link type(4)
 * record: seconds(4) micro- or nanoseconds(4) captured length(4) wire length(4) bytes
 * </pre>
 */
final class PcapRecords implements Records {
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;

  private final ByteFeed feed;
  private final Interfaces interfaces;
  private final int nanosPerTick;
  private boolean opened;

  private PcapRecords(ByteFeed feed, Interfaces interfaces, int nanosPerTick) {
    this.feed = feed;
    this.interfaces = interfaces;
    this.nanosPerTick = nanosPerTick;
  }

  /** Empty when the first four bytes, in either order, are not those of a pcap file. */
  static Optional<Records> open(ByteFeed feed, Interfaces interfaces, int magic) {
    if (!isMagic(magic)) {
      return Optional.empty();
    }
    int swapped = Integer.reverseBytes(magic);
    boolean big = magic == MICROS || magic == NANOS;
    feed.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int nanosPerTick = (big ? magic : swapped) == NANOS ? 1 : 1000;
    return Optional.of(new PcapRecords(feed, interfaces, nanosPerTick));
  }

  static boolean isMagic(int magic) {
    int swapped = Integer.reverseBytes(magic);
    return magic == MICROS || magic == NANOS || swapped == MICROS || swapped == NANOS;
  }

  @Override
  public boolean next(Frame frame) throws CutException {
    if (!opened) {
      readFileHeader();
      opened = true;
    }
    if (!feed.ensure(1)) {
      Cuts.unlessBroken(feed);
      return false;
    }
    Cuts.require(feed, RECORD_HEADER);
    long captured = feed.unsigned32(8);
    if (captured > Cuts.MAX_FRAME) {
      throw Cuts.damaged(feed, "a record of " + captured + " bytes exceeds " + Cuts.MAX_FRAME);
    }
    int total = RECORD_HEADER + (int) captured;
    Cuts.require(feed, total);
    long nanos = feed.unsigned32(0) * 1_000_000_000L + feed.unsigned32(4) * nanosPerTick;
    frame.seen(nanos, 0, Frame.Direction.UNKNOWN);
    frame.bytes(
        feed.network(), feed.position() + RECORD_HEADER, (int) captured, feed.unsigned32(12));
    feed.skip(total);
    return true;
  }

  @Override
  public long withoutTime() {
    return 0;
  }

  private void readFileHeader() throws CutException {
    Cuts.require(feed, FILE_HEADER);
    // The upper bits tell the length of a frame check sequence.
    int linkType = feed.int32(20) & 0xffff;
    if (linkType != LinkType.ETHERNET) {
      throw new CaptureException(
          "its link layer is "
              + LinkType.describe(linkType)
              + "; memwall reads Ethernet (1): capture on the interface itself, not on \"any\"");
    }
    interfaces.named("0");
    feed.skip(FILE_HEADER);
  }
}
