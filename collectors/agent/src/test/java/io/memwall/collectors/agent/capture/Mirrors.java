package io.memwall.collectors.agent.capture;

import java.nio.ByteBuffer;

/** Frames as switches mirror them, from 192.0.2.1 to 192.0.2.2 over IPv4 or the same over IPv6. */
public final class Mirrors {
  private static final int ERSPAN = 0x88be;
  private static final int ERSPAN_III = 0x22eb;
  private static final int NUMBERED = 0x1000;
  private static final int KEYED = 0x2000;

  private Mirrors() {}

  public static byte[] erspan1(byte[] frame) {
    return ipv4(gre(0, ERSPAN, new byte[0], frame));
  }

  public static byte[] erspan2(byte[] frame, int session) {
    return erspan2(frame, 0x1000, session);
  }

  /**
   * A frame without its tag, which the header holds.
   *
   * @param tag priority, drop eligibility and VLAN id
   */
  static byte[] erspan2WithTag(byte[] frame, int session, int tag) {
    return erspan2(frame, 0x1000 | (tag & 0xfff), (tag & 0xe000) | (2 << 11) | session);
  }

  /** A frame that the switch cut. */
  static byte[] erspan2Cut(byte[] frame, int session) {
    return erspan2(frame, 0x1000, (1 << 10) | session);
  }

  private static byte[] erspan2(byte[] frame, int first, int second) {
    byte[] header =
        ByteBuffer.allocate(12).putShort(4, (short) first).putShort(6, (short) second).array();
    return ipv4(gre(NUMBERED, ERSPAN, header, frame));
  }

  /** With a platform header, as a frame that left through the port, or entered. */
  static byte[] erspan3(byte[] frame, int session, boolean left) {
    byte[] header =
        ByteBuffer.allocate(4 + 12 + 8)
            .putShort(4, (short) 0x2000)
            .putShort(6, (short) session)
            .putShort(14, (short) (left ? 9 : 1))
            .array();
    return ipv6(gre(NUMBERED, ERSPAN_III, header, frame));
  }

  static byte[] transparent(byte[] frame, int key) {
    return ipv4(gre(KEYED, 0x6558, ByteBuffer.allocate(4).putInt(key).array(), frame));
  }

  private static byte[] gre(int flags, int protocol, byte[] header, byte[] frame) {
    return ByteBuffer.allocate(4 + header.length + frame.length)
        .putShort((short) flags)
        .putShort((short) protocol)
        .put(header)
        .put(frame)
        .array();
  }

  private static byte[] ipv4(byte[] gre) {
    return ByteBuffer.allocate(14 + 20 + gre.length)
        .put(11, (byte) 1)
        .putShort(12, (short) 0x0800)
        .put(14, (byte) 0x45)
        .putShort(16, (short) (20 + gre.length))
        .put(14 + 9, (byte) 47)
        .putInt(14 + 12, 0xc0000201)
        .putInt(14 + 16, 0xc0000202)
        .put(34, gre)
        .array();
  }

  private static byte[] ipv6(byte[] gre) {
    return ByteBuffer.allocate(14 + 40 + gre.length)
        .putShort(12, (short) 0x86dd)
        .put(14, (byte) 0x60)
        .putShort(14 + 4, (short) gre.length)
        .put(14 + 6, (byte) 47)
        .putLong(14 + 8, 0x20010db8_00000000L)
        .putLong(14 + 16, 1)
        .put(54, gre)
        .array();
  }
}
