package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes frames as a pcapng file: one section, one interface per tap with its name, stamps in
 * nanoseconds, and the direction of each frame.
 *
 * <p>Little-endian whatever the machine, so that equal runs give equal files. {@link #frame} throws
 * {@link UncheckedIOException} when the stream fails.
 */
public final class PcapngWriter implements FrameSink, AutoCloseable {
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final short ETHERNET = 1;
  private static final short IF_NAME = 2;
  private static final short IF_TSRESOL = 9;
  private static final short EPB_FLAGS = 2;
  private static final byte NANOSECONDS = 9;
  private static final int INBOUND = 1;
  private static final int OUTBOUND = 2;
  private static final int BLOCK_OVERHEAD = 12;

  private final OutputStream out;
  private final ByteBuffer block = ByteBuffer.allocate(16_384).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes the headers; closes the stream when it is closed itself. */
  public PcapngWriter(OutputStream out, List<Tap> taps) {
    this.out = out;
    begin(SECTION_HEADER);
    block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    end();
    for (Tap tap : taps) {
      describe(tap);
    }
  }

  private void describe(Tap tap) {
    begin(INTERFACE_DESCRIPTION);
    block.putShort(ETHERNET).putShort((short) 0).putInt(0);
    option(IF_NAME, tap.name().getBytes(StandardCharsets.UTF_8));
    option(IF_TSRESOL, new byte[] {NANOSECONDS});
    block.putInt(0);
    end();
  }

  @Override
  public void frame(Tap tap, long tNanos, ByteBuffer frame, Direction direction) {
    cutFrame(tap, tNanos, new Cut(frame, frame.remaining()), direction);
  }

  @Override
  public void cutFrame(Tap tap, long tNanos, Cut cut, Direction direction) {
    ByteBuffer frame = cut.bytes();
    begin(ENHANCED_PACKET);
    block.putInt(tap.index()).putInt((int) (tNanos >>> 32)).putInt((int) tNanos);
    block.putInt(frame.remaining()).putInt(cut.wireBytes());
    block.put(frame.duplicate());
    pad();
    block.putShort(EPB_FLAGS).putShort((short) Integer.BYTES);
    block.putInt(direction == Direction.IN ? INBOUND : OUTBOUND);
    block.putInt(0);
    end();
  }

  private void option(short code, byte[] value) {
    block.putShort(code).putShort((short) value.length).put(value);
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

  private void end() {
    int length = block.position() - 8 + BLOCK_OVERHEAD;
    block.putInt(4, length).putInt(length);
    try {
      out.write(block.array(), 0, block.position());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
