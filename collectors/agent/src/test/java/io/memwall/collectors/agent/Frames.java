package io.memwall.collectors.agent;

import java.nio.ByteBuffer;

/** Frames of one made-up connection, as few bytes as the protocol allows. */
public final class Frames {
  public static final String HOST_MAC = "02:00:00:00:00:01";
  public static final String POOL_MAC = "02:00:00:01:00:01";

  private static final byte[] HOST = {2, 0, 0, 0, 0, 1};
  private static final byte[] POOL = {2, 0, 0, 1, 0, 1};
  private static final int WORDS = 7;

  private Frames() {}

  /** A Get of 64 bytes from host to pool. */
  public static byte[] get(int sequence, int source) {
    ByteBuffer frame = start(POOL, HOST, 0xAAAA, WORDS);
    frame.putLong(header(sequence));
    // Channel A, opcode Get, size 2^6.
    frame.putLong(1L << 60 | 4L << 57 | 6L << 48 | source).putLong(0x4000);
    frame.putLong(0).putLong(0).putLong(0);
    return bytes(frame.putLong(1));
  }

  /** 64 bytes of data from pool to host. */
  public static byte[] data(int sequence, int source) {
    ByteBuffer frame = start(HOST, POOL, 0xAAAA, 11);
    frame.putLong(header(sequence));
    // Channel D, opcode AccessAckData, size 2^6.
    frame.putLong(4L << 60 | 1L << 57 | 6L << 48 | source);
    for (int i = 0; i < 8; i++) {
      frame.putLong(i);
    }
    return bytes(frame.putLong(1));
  }

  /** A frame that carries no message. */
  public static byte[] empty(int sequence, int etherType) {
    ByteBuffer frame = start(POOL, HOST, etherType, WORDS);
    return bytes(frame.putLong(header(sequence)).position(frame.limit()));
  }

  /** A frame of another protocol. */
  public static byte[] other(int etherType) {
    ByteBuffer frame = start(POOL, HOST, etherType, 6);
    return bytes(frame.position(frame.limit()));
  }

  private static ByteBuffer start(byte[] to, byte[] from, int etherType, int words) {
    return ByteBuffer.allocate(14 + 8 * words).put(to).put(from).putShort((short) etherType);
  }

  private static long header(int sequence) {
    return (long) sequence << 32 | 1L << 9;
  }

  private static byte[] bytes(ByteBuffer frame) {
    byte[] bytes = new byte[frame.position()];
    frame.get(0, bytes);
    return bytes;
  }
}
