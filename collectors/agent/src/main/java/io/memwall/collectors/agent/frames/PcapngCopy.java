package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Frame.Direction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes frames as a pcapng file of one section: bytes, times to the nanosecond, interfaces and
 * directions as they were read, and a comment where there is one.
 */
final class PcapngCopy implements AutoCloseable {
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int ETHERNET = 1;
  private static final int OPT_COMMENT = 1;
  private static final int SHB_USERAPPL = 4;
  private static final int IF_NAME = 2;
  private static final int IF_TSRESOL = 9;
  private static final int EPB_FLAGS = 2;
  private static final byte NANOSECONDS = 9;

  /** Block fields and the largest of all options, besides the frame. */
  private static final int ROOM = 1 << 17;

  private final OutputStream out;
  private ByteBuffer block = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
  private int interfaces;

  /**
   * @param comment on the file as a whole
   */
  PcapngCopy(OutputStream out, String comment) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    begin(SECTION_HEADER);
    block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    option(OPT_COMMENT, text(comment));
    option(SHB_USERAPPL, text("memwall inspect"));
    end();
  }

  /**
   * @param names of the interfaces so far; those not yet described are described first
   * @param comment empty for none
   */
  void write(FrameSight sight, List<String> names, String comment) throws IOException {
    while (interfaces <= sight.tapIndex) {
      describe(names.get(interfaces++));
    }
    require(sight.capturedLength + ROOM);
    begin(ENHANCED_PACKET);
    block.putInt(sight.tapIndex).putInt((int) (sight.nanos >>> 32)).putInt((int) sight.nanos);
    block.putInt(sight.capturedLength).putInt(sight.wireLength);
    block.put(
        sight.bytes.duplicate().position(sight.offset).limit(sight.offset + sight.capturedLength));
    pad();
    if (!comment.isEmpty()) {
      option(OPT_COMMENT, text(comment));
    }
    if (sight.direction != Direction.UNKNOWN) {
      int flags = sight.direction == Direction.INBOUND ? 1 : 2;
      block.putShort((short) EPB_FLAGS).putShort((short) 4).putInt(flags);
    }
    end();
  }

  private void describe(String name) throws IOException {
    begin(INTERFACE_DESCRIPTION);
    block.putShort((short) ETHERNET).putShort((short) 0).putInt(0);
    option(IF_NAME, text(name));
    option(IF_TSRESOL, new byte[] {NANOSECONDS});
    end();
  }

  /** No option may exceed 65,535 bytes. */
  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= 0xFFFF ? bytes : Arrays.copyOf(bytes, 0xFFFF);
  }

  private void require(int room) {
    if (block.capacity() < room) {
      block = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private void option(int code, byte[] value) {
    block.putShort((short) code).putShort((short) value.length).put(value);
    pad();
  }

  private void pad() {
    while (block.position() % 4 != 0) {
      block.put((byte) 0);
    }
  }

  /** The length that stands before and after the body is not known yet. */
  private void begin(int type) {
    block.clear();
    block.putInt(type).putInt(0);
  }

  private void end() throws IOException {
    block.putInt(0);
    int length = block.position() + 4;
    block.putInt(4, length).putInt(length);
    out.write(block.array(), 0, block.position());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
