package io.memwall.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Reads what {@link ByteWriter} wrote.
 *
 * <p>Every method throws {@link BufferUnderflowException} when the bytes end too early: our own
 * state is damaged then, which must stop the task.
 */
public final class ByteReader {
  private final ByteBuffer buffer;

  /** Reads from an offset: a key behind its prefix. */
  public ByteReader(byte[] bytes, int offset) {
    buffer = ByteBuffer.wrap(bytes);
    buffer.position(offset);
  }

  public ByteReader(byte[] bytes) {
    buffer = ByteBuffer.wrap(bytes);
  }

  public int int8() {
    return buffer.get();
  }

  public int int32() {
    return buffer.getInt();
  }

  public long int64() {
    return buffer.getLong();
  }

  public long ordered() {
    return buffer.getLong() ^ Long.MIN_VALUE;
  }

  /** Reads {@link ByteWriter#number}. */
  public long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = buffer.get();
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  public String text() {
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    String text = new String(buffer.array(), buffer.position(), length, UTF_8);
    buffer.position(buffer.position() + length);
    return text;
  }

  public boolean hasMore() {
    return buffer.hasRemaining();
  }
}
