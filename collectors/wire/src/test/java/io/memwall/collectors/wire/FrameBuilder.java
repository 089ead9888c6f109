package io.memwall.collectors.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Assembles frames for tests; every default is a clean, empty, minimal 1.1 frame. */
public final class FrameBuilder {
  public static final long HOST = 0x0200_0000_0001L;
  public static final long POOL = 0x0200_0000_0101L;
  private static final int MIN_FLITS = 5;

  private final List<Integer> tags = new ArrayList<>();
  private final List<Long> flits = new ArrayList<>();
  private long source = HOST;
  private long destination = POOL;
  private int etherType = DecoderSettings.ETHERTYPE_OMNIXTEND;
  private long header = 0x200;
  private long mask;
  private boolean withFcs;
  private byte[] trailer = {};

  public static FrameBuilder frame() {
    return new FrameBuilder();
  }

  public FrameBuilder from(long mac) {
    source = mac;
    return this;
  }

  public FrameBuilder to(long mac) {
    destination = mac;
    return this;
  }

  public FrameBuilder reply() {
    return from(POOL).to(HOST);
  }

  public FrameBuilder etherType(int type) {
    etherType = type;
    return this;
  }

  public FrameBuilder tag(int tpid, int tci) {
    tags.add((tpid << 16) | tci);
    return this;
  }

  public FrameBuilder vc(int vc) {
    header |= (long) vc << 61;
    return this;
  }

  public FrameBuilder type(int type) {
    header |= (long) type << 57;
    return this;
  }

  public FrameBuilder sequence(int sequence) {
    header = (header & ~(0x3F_FFFFL << 32)) | ((long) sequence << 32);
    return this;
  }

  public FrameBuilder ack(int sequence) {
    header |= (long) sequence << 10;
    return this;
  }

  /** A refusal: everything up to {@code sequence} has arrived, what follows has not. */
  public FrameBuilder nak(int sequence) {
    header &= ~0x200L;
    return ack(sequence);
  }

  public FrameBuilder credit(int channel, int exponent) {
    header |= ((long) channel << 5) | exponent;
    return this;
  }

  public FrameBuilder headerBits(long bits) {
    header |= bits;
    return this;
  }

  /** A message without param and second word 0x40, data words zero. */
  public FrameBuilder message(Opcode opcode, int size) {
    return message(opcode, size, 0x40, 0);
  }

  /** A message whose first word also has {@code bits} set. */
  public FrameBuilder message(Opcode opcode, int size, long second, long bits) {
    mask |= 1L << flits.size();
    flits.add(headerOf(opcode, size) | bits);
    if (opcode.hasSecondWord()) {
      flits.add(second);
    }
    for (int i = opcode.headerFlits(); i < opcode.flits(size); i++) {
      flits.add(0L);
    }
    return this;
  }

  /** Words outside all messages. */
  public FrameBuilder words(long... words) {
    for (long word : words) {
      flits.add(word);
    }
    return this;
  }

  /** Replaces the mask the messages made. */
  public FrameBuilder mask(long bits) {
    mask = bits;
    return this;
  }

  public FrameBuilder fcs() {
    withFcs = true;
    return this;
  }

  public FrameBuilder trailer(int bytes) {
    trailer = new byte[bytes];
    Arrays.fill(trailer, (byte) 0x5A);
    return this;
  }

  public byte[] bytes() {
    int body = Math.max(MIN_FLITS, flits.size());
    ByteBuffer out = ByteBuffer.allocate(14 + 4 * tags.size() + 8 * (body + 2));
    out.putShort((short) (destination >>> 32)).putInt((int) destination);
    out.putShort((short) (source >>> 32)).putInt((int) source);
    tags.forEach(out::putInt);
    out.putShort((short) etherType).putLong(header);
    flits.forEach(out::putLong);
    out.position(out.capacity() - 8).putLong(mask);
    return appended(out.array());
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes());
  }

  static long headerOf(Opcode opcode, int size) {
    long word = ((long) opcode.channel().code() << 60) | ((long) opcode.code() << 57);
    return opcode == Opcode.E_GRANT_ACK ? word : word | ((long) size << 48);
  }

  private byte[] appended(byte[] frame) {
    ByteBuffer out = ByteBuffer.allocate(frame.length + (withFcs ? 4 : 0) + trailer.length);
    out.put(frame);
    if (withFcs) {
      CRC32 crc = new CRC32();
      crc.update(frame);
      out.putInt(Integer.reverseBytes((int) crc.getValue()));
    }
    return out.put(trailer).array();
  }
}
