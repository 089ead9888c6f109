package io.memwall.collectors.wire;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Reads TLoE frames one after the other into one reused {@link Frame}: no allocation, no exception,
 * no logging, and never the buffer's position. One instance per capture thread.
 *
 * <p>Follows OmniXtend 1.0.3 for the layout, and the 1.1 endpoints for the frame types; tolerates
 * the deviations that real endpoints and captures show (see docs/wire-format.md).
 */
public final class FrameDecoder {
  private static final int MIN_PAYLOAD = 2 * Words.BYTES;
  private static final int FCS_BYTES = 4;
  private static final long HEADER_RESERVED = (7L << 54) | (1L << 8);

  private final EtherTypeFilter filter;
  private final int trailerBytes;
  private final int maxWords;
  private final Frame frame = new Frame();
  private int takenTag;
  private final MessageParser parser = new MessageParser(frame);
  private Reject reject = Reject.SHORT_ETH;

  /** A decoder for the frames of one tap. */
  public FrameDecoder(DecoderSettings settings) {
    filter = new EtherTypeFilter(settings.etherTypes());
    trailerBytes = settings.trailerBytes();
    maxWords = settings.maxBodyFlits() + 2;
  }

  /** The frame last read; the same object every time. */
  public Frame frame() {
    return frame;
  }

  /** Why the last frame was refused; meaningful only after {@link #decode} said false. */
  public Reject reject() {
    return reject;
  }

  /**
   * Reads one frame.
   *
   * @param offset index of the destination address in {@code buffer}
   * @param capturedLength bytes of the frame that the buffer holds; more than it has are ignored
   * @param wireLength bytes the frame had on the wire, as the capture reports them
   * @return false when the frame is not TLoE; {@link #reject} then says why
   */
  public boolean decode(ByteBuffer buffer, int offset, int capturedLength, int wireLength) {
    return decode(buffer, offset, capturedLength, wireLength, 0);
  }

  /**
   * Reads one frame whose outer VLAN tag the interface took out.
   *
   * @param vlanTag that tag, TPID in the upper and TCI in the lower 16 bits; 0 for none. It counts
   *     as if it stood in the frame; a frame check sequence cannot be verified then
   */
  public boolean decode(
      ByteBuffer buffer, int offset, int capturedLength, int wireLength, int vlanTag) {
    takenTag = vlanTag;
    frame.anomalies.clear();
    frame.messages.clear();
    int available = available(buffer, offset, capturedLength);
    Reject reason = measure(buffer, offset, available, Math.max(wireLength, available));
    if (reason != null) {
      reject = reason;
      return false;
    }
    readHeader();
    if (frame.type() == FrameType.ACK_ONLY) {
      parser.inspectIgnoredBody();
    } else {
      parser.parse();
    }
    return true;
  }

  private static int available(ByteBuffer buffer, int offset, int capturedLength) {
    Objects.requireNonNull(buffer, "buffer");
    if (offset < 0 || capturedLength < 0 || offset > buffer.limit()) {
      return 0;
    }
    return Math.min(capturedLength, buffer.limit() - offset);
  }

  /** Finds where header, body, mask and FCS are; null when the frame has its proper shape. */
  private Reject measure(ByteBuffer buffer, int offset, int available, int wireLength) {
    if (!frame.ethernet.read(buffer, offset, available, takenTag)) {
      return Reject.SHORT_ETH;
    }
    Reject refused = filter.refuse(frame.ethernet.etherType());
    if (refused != null) {
      return refused;
    }
    int ethernetBytes = frame.ethernet.bytes();
    int payload = wireLength - ethernetBytes - trailerBytes;
    if (payload < 0) {
      return Reject.SHORT_TLOE;
    }
    int remainder = payload & (Words.BYTES - 1);
    if (remainder != 0 && remainder != FCS_BYTES) {
      return Reject.ALIGN;
    }
    int words = payload >> 3;
    int capturedWords = Math.min(words, (available - ethernetBytes) >> 3);
    if (words * Words.BYTES < MIN_PAYLOAD || capturedWords < 1) {
      return Reject.SHORT_TLOE;
    }
    if (words > maxWords) {
      return Reject.OVERSIZE;
    }
    place(buffer, offset + ethernetBytes, words, capturedWords);
    frame.length = ethernetBytes + words * Words.BYTES;
    checkFcs(offset, remainder == FCS_BYTES && available >= frame.length + FCS_BYTES);
    frame.length += takenTag == 0 ? 0 : EthernetHeader.TAG_BYTES;
    return null;
  }

  private void place(ByteBuffer buffer, int payload, int words, int capturedWords) {
    frame.buffer = buffer;
    frame.payload = payload;
    frame.flits = words - 2;
    frame.capturedFlits = Math.min(capturedWords - 1, frame.flits);
    frame.maskCaptured = capturedWords == words;
    frame.mask = frame.maskCaptured ? frame.word(frame.flits) : 0;
    frame.stopFlit = -1;
  }

  private void checkFcs(int offset, boolean captured) {
    frame.fcsCaptured = captured;
    frame.fcs = 0;
    if (captured) {
      frame.fcs = Words.i32(frame.buffer, offset + frame.length);
      int expected =
          takenTag == 0
              ? Integer.reverseBytes(FrameCheck.crc32(frame.buffer, offset, frame.length))
              : frame.fcs;
      if (frame.fcs != expected) {
        frame.anomalies.add(Anomaly.FCS_BAD);
      }
    }
  }

  private void readHeader() {
    long header = Words.u64(frame.buffer, frame.payload);
    frame.header = header;
    frame.type = FrameType.of(frame.typeCode());
    if ((header & HEADER_RESERVED) != 0) {
      frame.anomalies.add(Anomaly.HDR_RESERVED);
    }
    if (frame.creditChannel() > Channel.E.code()) {
      frame.anomalies.add(Anomaly.CREDIT_CHAN_RESERVED);
    }
    if (frame.typeCode() > FrameType.LAST_CODE) {
      frame.anomalies.add(Anomaly.TYPE_RESERVED);
    }
  }
}
