package io.memwall.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a pcapng file of the simulator (little endian), to make damaged ones of.
 *
 * @param all blocks in order
 */
record Blocks(List<byte[]> all) {
  private static final int ENHANCED_PACKET = 6;

  /** Where the frame begins in its block. */
  private static final int FRAME = 28;

  static Blocks of(Path capture) throws IOException {
    byte[] bytes = Files.readAllBytes(capture);
    var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var blocks = new ArrayList<byte[]>();
    while (file.hasRemaining()) {
      byte[] block = new byte[file.getInt(file.position() + 4)];
      file.get(block);
      blocks.add(block);
    }
    return new Blocks(List.copyOf(blocks));
  }

  private static boolean isFrame(byte[] block) {
    return block[0] == ENHANCED_PACKET;
  }

  /** With the n-th frame, from 0, once more right behind it. */
  Blocks repeated(int n) {
    var more = new ArrayList<byte[]>();
    int frames = 0;
    for (byte[] block : all) {
      more.add(block);
      if (isFrame(block) && frames++ == n) {
        more.add(block);
      }
    }
    return new Blocks(List.copyOf(more));
  }

  /** With another EtherType in every frame; untagged frames only. */
  Blocks withEtherType(int etherType) {
    var changed = new ArrayList<byte[]>();
    for (byte[] block : all) {
      byte[] copy = block.clone();
      if (isFrame(copy)) {
        copy[FRAME + 12] = (byte) (etherType >> 8);
        copy[FRAME + 13] = (byte) etherType;
      }
      changed.add(copy);
    }
    return new Blocks(List.copyOf(changed));
  }

  void write(Path capture) throws IOException {
    writeCut(capture, Integer.MAX_VALUE);
  }

  /** Writes a file that ends in the middle of the frame after the first n. */
  void writeCut(Path capture, int n) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int frames = 0;
    for (byte[] block : all) {
      if (isFrame(block) && frames++ == n) {
        bytes.write(block, 0, block.length / 2);
        break;
      }
      bytes.writeBytes(block);
    }
    Files.write(capture, bytes.toByteArray());
  }
}
