package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A frame read back from its bytes by code that shares nothing with the writer: at most one message
 * at the first flit, which is all that the simulator sends.
 */
record DecodedFrame(
    Seen seen, Header header, int channel, int opcode, int param, int size, long id) {
  record Seen(
      String tap,
      Direction direction,
      long tNanos,
      String source,
      String destination,
      int length) {}

  record Header(int type, int sequence, int acked, int creditChannel, int credit) {}

  static DecodedFrame of(Tap tap, long tNanos, ByteBuffer frame, Direction direction) {
    return of(tap.name(), tNanos, frame, direction);
  }

  static DecodedFrame of(String tap, long tNanos, ByteBuffer frame, Direction direction) {
    Seen seen = new Seen(tap, direction, tNanos, mac(frame, 6), mac(frame, 0), frame.limit());
    long word = frame.getLong(14);
    Header header =
        new Header(
            (int) (word >>> 57) & 15,
            (int) (word >>> 32) & 0x3fffff,
            (int) (word >>> 10) & 0x3fffff,
            (int) (word >>> 5) & 7,
            (int) word & 31);
    if (frame.getLong(frame.limit() - 8) == 0) {
      return new DecodedFrame(seen, header, 0, 0, 0, 0, 0);
    }
    long m = frame.getLong(22);
    int channel = (int) (m >>> 60) & 7;
    int opcode = channel == 5 ? 0 : (int) (m >>> 57) & 7;
    return new DecodedFrame(
        seen, header, channel, opcode, (int) (m >>> 52) & 15, (int) (m >>> 48) & 15, m & 0x3ffffff);
  }

  private static String mac(ByteBuffer frame, int at) {
    byte[] bytes = new byte[6];
    frame.get(at, bytes);
    return HexFormat.ofDelimiter(":").formatHex(bytes);
  }

  boolean hasMessage() {
    return channel != 0;
  }

  boolean is(String what) {
    return what.equals("ABCDE".charAt(channel - 1) + "" + opcode);
  }

  boolean carriesData() {
    return switch (channel) {
      case 1 -> opcode == 0;
      case 3 -> opcode == 5;
      case 4 -> opcode == 1 || opcode == 5;
      default -> false;
    };
  }

  long payload() {
    return carriesData() ? 1L << size : 0;
  }

  int flits() {
    int header = channel == 5 || (channel == 4 && opcode < 4) ? 1 : 2;
    return hasMessage() ? header + (int) payload() / 8 : 0;
  }

  long wireBytes() {
    return Math.max(seen.length(), 60) + 24L;
  }
}
