package io.memwall.collectors.wire;

import java.nio.ByteBuffer;

/**
 * The Ethernet CRC-32 over a part of a buffer. Not java.util.zip.CRC32: that one moves the buffer's
 * position and copies read-only buffers, which would allocate per frame.
 */
final class FrameCheck {
  private static final int POLYNOMIAL = 0xEDB8_8320;
  private static final int SLICES = 8;
  private static final int[] TABLE = table();

  private FrameCheck() {}

  static int crc32(ByteBuffer buffer, int offset, int length) {
    int crc = ~0;
    int index = offset;
    int end = offset + length;
    while (end - index >= SLICES) {
      crc = slice(crc, Long.reverseBytes(Words.u64(buffer, index)));
      index += SLICES;
    }
    while (index < end) {
      crc = (crc >>> 8) ^ TABLE[(crc ^ buffer.get(index++)) & 0xFF];
    }
    return ~crc;
  }

  /** Eight bytes at once: slice k of the table advances a byte by k more bytes of zeros. */
  private static int slice(int crc, long bytes) {
    long mixed = bytes ^ (crc & 0xFFFF_FFFFL);
    int result = 0;
    for (int k = SLICES - 1; k >= 0; k--) {
      result ^= TABLE[(k << 8) | ((int) mixed & 0xFF)];
      mixed >>>= 8;
    }
    return result;
  }

  private static int[] table() {
    int[] table = new int[SLICES << 8];
    for (int value = 0; value < 256; value++) {
      int crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) != 0 ? POLYNOMIAL : 0);
      }
      table[value] = crc;
    }
    for (int index = 256; index < table.length; index++) {
      int previous = table[index - 256];
      table[index] = (previous >>> 8) ^ table[previous & 0xFF];
    }
    return table;
  }
}
