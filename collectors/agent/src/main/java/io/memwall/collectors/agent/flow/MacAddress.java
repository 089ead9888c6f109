package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.capture.Frame;
import java.nio.ByteBuffer;

/** MAC addresses as text. */
public final class MacAddress {
  /** No address: a frame too short to have one. */
  static final long NONE = -1;

  private static final int HEADER = 12;

  private MacAddress() {}

  /** The source address of a frame in the low 48 bits, or {@link #NONE}. */
  static long source(Frame frame) {
    if (frame.capturedLength() < HEADER) {
      return NONE;
    }
    int at = frame.offset() + HEADER / 2;
    ByteBuffer bytes = frame.buffer();
    return ((bytes.getShort(at) & 0xFFFFL) << 32) | (bytes.getInt(at + 2) & 0xFFFF_FFFFL);
  }

  /**
   * Six hexadecimal octets with colons.
   *
   * @param address in the low 48 bits
   */
  public static String text(long address) {
    var text = new StringBuilder("%012x".formatted(address));
    for (int at = 10; at > 0; at -= 2) {
      text.insert(at, ':');
    }
    return text.toString();
  }
}
