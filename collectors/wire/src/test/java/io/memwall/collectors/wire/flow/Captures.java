package io.memwall.collectors.wire.flow;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real captures from the directory that {@value #VARIABLE} names; just enough of pcap and pcapng to
 * read whole files of one interface.
 */
final class Captures {
  static final String VARIABLE = "MEMWALL_CAPTURES";

  private static final int PCAPNG_SECTION = 0x0A0D_0D0A;
  private static final int PCAPNG_INTERFACE = 1;
  private static final int PCAPNG_PACKET = 6;
  private static final int OPTION_RESOLUTION = 9;

  /** Takes frames. */
  interface Feed {
    void onFrame(long nanos, ByteBuffer file, int offset, int captured, int wireLength);
  }

  /** Lets only the frames of one sender through. */
  record Only(FlowTable table, long source) implements Feed {
    @Override
    public void onFrame(long nanos, ByteBuffer file, int offset, int captured, int wireLength) {
      long sender = 0;
      for (int i = 6; i < 12; i++) {
        sender = (sender << 8) | (file.get(offset + i) & 0xFF);
      }
      if (sender == source) {
        table.onFrame(nanos, file, offset, captured, wireLength);
      }
    }
  }

  private final ByteBuffer file;
  private long unitNanos = 1_000;

  private Captures(ByteBuffer file) {
    this.file = file;
  }

  /** Feeds every frame of the named file to the table, or skips the test. */
  static void feed(String name, FlowTable table) throws IOException {
    feed(name, table::onFrame);
  }

  /** The same to anything else. */
  static void feed(String name, Feed table) throws IOException {
    String directory = System.getenv(VARIABLE);
    if (directory == null || !Files.isRegularFile(Path.of(directory, name))) {
      String reason = name + " is not available: set " + VARIABLE + " to the captures' directory";
      abort(reason);
    }
    new Captures(ByteBuffer.wrap(Files.readAllBytes(Path.of(directory, name)))).read(table);
  }

  private void read(Feed table) {
    if (file.getInt(0) == PCAPNG_SECTION) {
      file.order(file.getInt(8) == 0x1A2B_3C4D ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      readBlocks(table);
    } else {
      int magic = file.getInt(0) >>> 24;
      file.order(magic == 0xA1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      unitNanos = file.getInt(0) == 0xA1B2_3C4D ? 1 : 1_000;
      readRecords(table);
    }
  }

  private void readRecords(Feed table) {
    int at = 24;
    while (at < file.limit()) {
      long nanos = u32(at) * 1_000_000_000L + u32(at + 4) * unitNanos;
      int captured = file.getInt(at + 8);
      table.onFrame(nanos, file, at + 16, captured, file.getInt(at + 12));
      at += 16 + captured;
    }
  }

  private void readBlocks(Feed table) {
    for (int at = 0; at < file.limit(); at += file.getInt(at + 4)) {
      switch (file.getInt(at)) {
        case PCAPNG_INTERFACE -> readInterface(at);
        case PCAPNG_PACKET -> {
          long nanos = ((u32(at + 12) << 32) | u32(at + 16)) * unitNanos;
          table.onFrame(nanos, file, at + 28, file.getInt(at + 20), file.getInt(at + 24));
        }
        default -> {}
      }
    }
  }

  private void readInterface(int block) {
    int end = block + file.getInt(block + 4) - 4;
    int option = block + 16;
    while (option < end && file.getShort(option) != 0) {
      if (file.getShort(option) == OPTION_RESOLUTION) {
        unitNanos = Math.round(1e9 / Math.pow(10, file.get(option + 4)));
      }
      option += 4 + ((file.getShort(option + 2) + 3) & ~3);
    }
  }

  private long u32(int at) {
    return file.getInt(at) & 0xFFFF_FFFFL;
  }
}
