package io.memwall.collectors.simulator.fabric;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Turns a frame into bytes as a tap records them.
 *
 * <p>Ethernet header, then 64-bit words with the most significant byte first: frame header, body,
 * frame mask (OmniXtend 1.0.3, sections 3 and 4); VLAN tags and FCS where the tap has them. Not
 * thread-safe: one buffer is used again.
 */
public final class FrameWriter {
  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88A8;
  private static final int LONGEST_BYTES = 9_100;
  private static final long ACK_BIT = 1L << 9;
  private static final long DENIED = 1L << 39;
  private static final long CORRUPT = 1L << 38;
  private static final int GROUP_FLITS = 8;

  private final Profile profile;
  private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_BYTES);
  private final CRC32 crc = new CRC32();

  public FrameWriter(Profile profile) {
    this.profile = profile;
  }

  /**
   * The frame's bytes from position 0 to the limit, valid until the next call; not cut to the snap
   * length.
   */
  public ByteBuffer write(Frame frame, TapView view, Direction direction) {
    TapFaults.Framing framing = view.tap().framing();
    buffer.clear();
    putMac(view.destination(direction));
    putMac(view.source(direction));
    putTags(framing);
    buffer.putShort((short) profile.etherType());
    buffer.putLong(header(frame));
    long mask = putMessages(frame);
    int maskAt = frame.lengthBytes() + framing.tagBytes() - Long.BYTES;
    while (buffer.position() < maskAt) {
      buffer.putLong(0);
    }
    buffer.position(maskAt);
    buffer.putLong(mask);
    if (framing.fcs()) {
      putFcs();
    }
    return buffer.flip();
  }

  private void putMac(Mac mac) {
    buffer.putShort((short) (mac.bits() >>> 32));
    buffer.putInt((int) mac.bits());
  }

  private void putTags(TapFaults.Framing framing) {
    if (framing.outerVlan() > 0) {
      int type = framing.innerVlan() > 0 ? PROVIDER_VLAN : VLAN;
      buffer.putShort((short) type).putShort((short) framing.outerVlan());
    }
    if (framing.innerVlan() > 0) {
      buffer.putShort((short) VLAN).putShort((short) framing.innerVlan());
    }
  }

  /** Least significant byte first, as it goes over the wire. */
  private void putFcs() {
    crc.reset();
    crc.update(buffer.array(), 0, buffer.position());
    buffer.putInt(Integer.reverseBytes((int) crc.getValue()));
  }

  private static long header(Frame frame) {
    Frame.Header header = frame.header();
    return (long) frame.type().code() << 57
        | (long) header.sequence() << 32
        | (long) header.acked() << 10
        | (header.nak() ? 0 : ACK_BIT)
        | (long) header.credit().channel() << 5
        | header.credit().exponent();
  }

  /** Returns the frame mask: a bit for the word at which each message starts. */
  private long putMessages(Frame frame) {
    long mask = frame.shape().maskOnPadding() ? 1 : 0;
    int flit = 0;
    for (Message message : frame.messages()) {
      mask |= 1L << flit;
      flit += message.flits();
      putMessage(message);
    }
    return mask;
  }

  private void putMessage(Message message) {
    Kind kind = message.kind();
    long word = (long) kind.channel().code() << 60;
    if (kind.channel() == Channel.E) {
      buffer.putLong(word | message.sink());
      return;
    }
    buffer.putLong(
        word
            | (long) kind.opcode() << 57
            | (long) message.param() << 52
            | (long) profile.sizeOnWire(message) << 48
            | (long) message.detail().domain() << 40
            | (message.detail().denied() ? DENIED : 0)
            | (message.detail().corrupt() ? CORRUPT : 0)
            | profile.sourceOnWire(message));
    if (kind.headerFlits() == 2) {
      buffer.putLong(kind.channel() == Channel.D ? message.sink() : message.address());
    }
    putContent(message);
  }

  private void putContent(Message message) {
    Content content = message.detail().content();
    for (int flit = 0; flit < message.dataFlits(); flit++) {
      if (message.kind().hasMask() && flit % GROUP_FLITS == 0) {
        buffer.putLong(enables(message, content.mask(flit / GROUP_FLITS)));
      }
      buffer.putLong(content.word(message.address(), flit));
    }
  }

  /** Only as many enables as the message has bytes; those below a word lie in its lanes. */
  private static long enables(Message message, long mask) {
    if (message.size() >= 6) {
      return mask;
    }
    int lane = message.size() < 3 ? (int) message.address() & 7 : 0;
    return (mask & ((1L << (1 << message.size())) - 1)) << lane;
  }
}
