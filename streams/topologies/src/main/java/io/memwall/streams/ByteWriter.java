package io.memwall.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes keys and values of {@link Rows}, big-endian. Texts carry their length, so that any text is
 * allowed in a key and no key is a prefix of another's field; only numbers written as {@link
 * #ordered} keep their order in the bytes.
 */
public final class ByteWriter {
  private static final int FIRST_SIZE = 128;
  private static final int LONGEST_NUMBER = 10;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);

  public ByteWriter int8(int value) {
    room(Byte.BYTES).put((byte) value);
    return this;
  }

  public ByteWriter int32(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  public ByteWriter int64(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  /** A signed number whose bytes sort as it does. */
  public ByteWriter ordered(long value) {
    return int64(value ^ Long.MIN_VALUE);
  }

  public ByteWriter text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    int32(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  /** A number in as few bytes as its size asks for, 7 bits each; negative ones take ten. */
  public ByteWriter number(long value) {
    var out = room(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
    return this;
  }

  public byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int size = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
    }
    return buffer;
  }
}
