package io.memwall.collectors.simulator.fabric;

import java.nio.ByteBuffer;

/**
 * Turns a frame into bytes as a network port would see them, without FCS.
 *
 * <p>Ethernet header, then 64-bit words with the most significant byte first: frame header, body,
 * frame mask (OmniXtend 1.0.3, sections 3 and 4). Not thread-safe: one buffer is used again.
 */
public final class FrameWriter {
  private static final int ETHERTYPE = 0xAAAA;
  private static final int LONGEST_BYTES = 9018;
  private static final long ACK_BIT = 1L << 9;
  private static final long DENIED = 1L << 39;
  private static final long CORRUPT = 1L << 38;
  private static final int GROUP_FLITS = 8;
  private static final long NUMBER_MASK = (1L << 22) - 1;

  private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_BYTES);

  /** The frame's bytes from position 0 to the limit, valid until the next call. */
  public ByteBuffer write(Frame frame, Mac source, Mac destination) {
    buffer.clear();
    putMac(destination);
    putMac(source);
    buffer.putShort((short) ETHERTYPE);
    buffer.putLong(header(frame));
    frame.message().ifPresent(this::putMessage);
    while (buffer.position() < frame.lengthBytes() - Long.BYTES) {
      buffer.putLong(0);
    }
    buffer.putLong(frame.message().isPresent() ? 1 : 0);
    return buffer.flip();
  }

  private void putMac(Mac mac) {
    buffer.putShort((short) (mac.bits() >>> 32));
    buffer.putInt((int) mac.bits());
  }

  private static long header(Frame frame) {
    return (long) frame.type().code() << 57
        | (frame.sequence() & NUMBER_MASK) << 32
        | (frame.acked() & NUMBER_MASK) << 10
        | ACK_BIT
        | (long) frame.credit().channel() << 5
        | frame.credit().exponent();
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
            | (long) message.size() << 48
            | (long) message.detail().domain() << 40
            | (message.detail().denied() ? DENIED : 0)
            | (message.detail().corrupt() ? CORRUPT : 0)
            | message.id());
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
