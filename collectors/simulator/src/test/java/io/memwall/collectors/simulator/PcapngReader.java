package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.Direction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a pcapng file must look like, and fails on everything else. */
final class PcapngReader {
  private final List<String> interfaces = new ArrayList<>();
  private final List<DecodedFrame> frames = new ArrayList<>();

  PcapngReader(byte[] file) {
    ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    require(all.getInt(0) == 0x0A0D0D0A && all.getInt(8) == 0x1A2B3C4D, "section header");
    while (all.hasRemaining()) {
      int start = all.position();
      int length = all.getInt(start + 4);
      require(length % 4 == 0 && all.getInt(start + length - 4) == length, "block length");
      block(all.getInt(start), all.slice(start + 8, length - 12).order(ByteOrder.LITTLE_ENDIAN));
      all.position(start + length);
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("bad " + what);
    }
  }

  private void block(int type, ByteBuffer body) {
    if (type == 1) {
      require(body.getShort(0) == 1, "link type");
      require(body.getShort(8) == 2, "interface name option");
      byte[] name = new byte[body.getShort(10)];
      body.get(12, name);
      int resolution = 12 + (name.length + 3) / 4 * 4;
      require(body.getShort(resolution) == 9 && body.get(resolution + 4) == 9, "if_tsresol");
      interfaces.add(new String(name, StandardCharsets.UTF_8));
    } else if (type == 6) {
      frame(body);
    }
  }

  private void frame(ByteBuffer body) {
    long stamp = (long) body.getInt(4) << 32 | Integer.toUnsignedLong(body.getInt(8));
    int length = body.getInt(12);
    require(length == body.getInt(16), "original length");
    int options = 20 + (length + 3) / 4 * 4;
    require(body.getShort(options) == 2, "flags option");
    Direction direction = body.getInt(options + 4) == 1 ? Direction.IN : Direction.OUT;
    frames.add(
        DecodedFrame.of(interfaces.get(body.getInt(0)), stamp, body.slice(20, length), direction));
  }

  List<String> interfaces() {
    return interfaces;
  }

  List<DecodedFrame> frames() {
    return frames;
  }
}
