package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the whole blocks of an Avro container file by their frames alone: count, size, data, sync
 * marker (Apache Avro specification, "Object Container Files"). What no frame fits is passed over
 * up to the next marker, so that no damaged length is ever believed.
 */
final class BlockScan {
  /** A whole block. */
  record Block(long offset, long entries) {}

  /**
   * @param damaged bytes between or behind whole blocks fit no frame
   */
  record Found(List<Block> blocks, boolean damaged) {}

  private static final int MARKER = 16;

  private final ByteBuffer file;
  private final byte[] marker;
  private final List<Block> blocks = new ArrayList<>();
  private boolean damaged;

  private BlockScan(ByteBuffer file, byte[] marker) {
    this.file = file;
    this.marker = marker;
  }

  /**
   * @param headerEnd offset behind the header, which ends with the marker
   */
  static Found of(Path path, long headerEnd) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      byte[] marker = new byte[MARKER];
      file.get(Math.toIntExact(headerEnd) - MARKER, marker);
      file.position(Math.toIntExact(headerEnd));
      var scan = new BlockScan(file, marker);
      scan.run();
      return new Found(List.copyOf(scan.blocks), scan.damaged);
    }
  }

  private void run() {
    while (file.hasRemaining()) {
      int start = file.position();
      if (!block(start)) {
        damaged = true;
        if (!seekMarker(start)) {
          return;
        }
      }
    }
  }

  private boolean block(int start) {
    try {
      long entries = number();
      long size = number();
      int data = file.position();
      if (entries < 1 || size < 0 || size > file.remaining() - MARKER) {
        return false;
      }
      if (!markerAt(data + (int) size)) {
        return false;
      }
      file.position(data + (int) size + MARKER);
      blocks.add(new Block(start, entries));
      return true;
    } catch (BufferUnderflowException e) {
      return false;
    }
  }

  /** A zigzag number of variable length. */
  private long number() {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = file.get();
      bits |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    return -1;
  }

  private boolean seekMarker(int from) {
    for (int at = from; at + MARKER <= file.limit(); at++) {
      if (markerAt(at)) {
        file.position(at + MARKER);
        return true;
      }
    }
    return false;
  }

  private boolean markerAt(int offset) {
    byte[] found = new byte[MARKER];
    file.get(offset, found);
    return Arrays.equals(found, marker);
  }
}
