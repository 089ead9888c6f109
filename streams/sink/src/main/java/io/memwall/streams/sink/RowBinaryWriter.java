package io.memwall.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes values in ClickHouse's RowBinary format: little-endian, lengths as LEB128, no separators.
 * A value outside the range of its column is refused, never wrapped.
 */
final class RowBinaryWriter {
  private static final long UINT32_MAX = 0xFFFF_FFFFL;

  // Not ByteArrayOutputStream: it takes a lock for each byte.
  private byte[] buffer = new byte[1024];
  private int size;

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  void bool(boolean value) {
    room(1);
    buffer[size++] = (byte) (value ? 1 : 0);
  }

  void uint8(int value) {
    littleEndian(within(value, 0xFF), 1);
  }

  void uint16(int value) {
    littleEndian(within(value, 0xFFFF), 2);
  }

  void uint32(long value) {
    littleEndian(within(value, UINT32_MAX), 4);
  }

  /** Any 64 bits, read as unsigned. */
  void uint64(long bits) {
    littleEndian(bits, 8);
  }

  /** A count in a UInt64 column: what a signed field holds, which must not be negative. */
  void count(long value) {
    littleEndian(within(value, Long.MAX_VALUE), 8);
  }

  void int16(int value) {
    if (value != (short) value) {
      throw new IllegalArgumentException(value + " is outside -32768..32767");
    }
    littleEndian(value, 2);
  }

  void int64(long value) {
    littleEndian(value, 8);
  }

  /** UInt128 from 16 bytes, the most significant first. */
  void uint128(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException(bytes.length + " bytes are no UInt128");
    }
    room(16);
    for (int i = 15; i >= 0; i--) {
      buffer[size++] = bytes[i];
    }
  }

  void float64(double value) {
    littleEndian(Double.doubleToRawLongBits(value), 8);
  }

  void string(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    length(bytes.length);
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  /** 16 bytes in the order they are printed; ClickHouse keeps each half little-endian. */
  void uuid(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException(bytes.length + " bytes are no UUID");
    }
    room(16);
    for (int half = 0; half < 16; half += 8) {
      for (int i = 7; i >= 0; i--) {
        buffer[size++] = bytes[half + i];
      }
    }
  }

  /** DateTime64(9): nanoseconds since 1970; ClickHouse holds 1900 to 2262. */
  void time(Instant value) {
    long nanos;
    try {
      nanos =
          Math.addExact(
              Math.multiplyExact(value.getEpochSecond(), 1_000_000_000L), value.getNano());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(value + " is outside 1900..2262", e);
    }
    littleEndian(nanos, 8);
  }

  /** A value of a Nullable column. */
  <V> void nullable(V value, BiConsumer<RowBinaryWriter, V> write) {
    bool(value == null);
    if (value != null) {
      write.accept(this, value);
    }
  }

  <V> void array(Collection<V> values, BiConsumer<RowBinaryWriter, V> write) {
    length(values.size());
    values.forEach(value -> write.accept(this, value));
  }

  <K, V> void map(
      Map<K, V> entries,
      BiConsumer<RowBinaryWriter, K> writeKey,
      BiConsumer<RowBinaryWriter, V> writeValue) {
    length(entries.size());
    entries.forEach(
        (key, value) -> {
          writeKey.accept(this, key);
          writeValue.accept(this, value);
        });
  }

  void length(int value) {
    room(5);
    int rest = value;
    while (rest > 0x7F) {
      buffer[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  private static long within(long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(value + " is outside 0.." + max);
    }
    return value;
  }

  private void littleEndian(long value, int bytes) {
    room(bytes);
    for (int i = 0; i < bytes; i++) {
      buffer[size++] = (byte) (value >>> (8 * i));
    }
  }

  private void room(int bytes) {
    if (buffer.length - size < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
    }
  }
}
