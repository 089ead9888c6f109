package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.EthernetHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells connections apart: both addresses, VLAN ids and virtual channel. Two longs hold it
 * all, so that looking one up needs no object.
 *
 * @param low the smaller address in the upper 48 bits, below it the outer VLAN id
 * @param high the larger address in bits 62:15, below it the inner VLAN id and the channel
 */
record ConnectionKey(long low, long high) {
  private static final int MAC_BYTES = 6;
  private static final int ID_BYTES = 16;
  private static final int TAIL_BYTES = 2 * MAC_BYTES + 2 * Short.BYTES + 1;

  static long low(EthernetHeader ethernet) {
    return (Math.min(ethernet.source(), ethernet.destination()) << 12) | ethernet.outerVid();
  }

  static long high(EthernetHeader ethernet, int vc) {
    long larger = Math.max(ethernet.source(), ethernet.destination());
    return (larger << 15) | ((long) ethernet.innerVid() << 3) | vc;
  }

  static int hash(long low, long high) {
    long mixed = (low ^ Long.rotateLeft(high, 31)) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    return (int) (mixed ^ (mixed >>> 32));
  }

  long lowMac() {
    return low >>> 12;
  }

  long highMac() {
    return high >>> 15;
  }

  int outerVid() {
    return (int) low & 0xFFF;
  }

  int innerVid() {
    return (int) (high >>> 3) & 0xFFF;
  }

  int vc() {
    return (int) high & 7;
  }

  /**
   * The connection's id: 32 hexadecimal digits, the first 128 bits of SHA-256 over
   *
   * <pre>
   * fabric id (UTF-8) | smaller MAC[6] | larger MAC[6] | outer VID[2] | inner VID[2] | VC[1]
   * </pre>
   *
   * all big-endian, VID 0 where there is no tag. The tail has a fixed length, so the fabric id
   * needs no terminator.
   */
  String id(String fabricId) {
    byte[] fabric = fabricId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(fabric.length + TAIL_BYTES);
    bytes.put(fabric);
    putMac(bytes, lowMac());
    putMac(bytes, highMac());
    bytes.putShort((short) outerVid()).putShort((short) innerVid()).put((byte) vc());
    return HexFormat.of().formatHex(sha256().digest(bytes.array()), 0, ID_BYTES);
  }

  private static void putMac(ByteBuffer bytes, long mac) {
    bytes.putShort((short) (mac >>> 32)).putInt((int) mac);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
