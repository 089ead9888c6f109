package io.memwall.collectors.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Avro's binary encoding into a buffer that is used again and again (Apache Avro specification,
 * "Binary Encoding"); arrays and maps in one block, as Avro's own encoder writes them. Not
 * thread-safe.
 */
final class AvroBytes {
  /** Writes an item of an array or a value of a map. */
  interface Item<E> {
    void write(AvroBytes out, E item);
  }

  private static final int FIRST_SIZE = 4096;
  private static final int LONGEST_NUMBER = 10;

  private byte[] buffer = new byte[FIRST_SIZE];
  private int size;

  void clear() {
    size = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  private void room(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  void raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  /** An int or a long. */
  void number(long value) {
    room(LONGEST_NUMBER);
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7fL) != 0) {
      buffer[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    buffer[size++] = (byte) left;
  }

  /** A symbol of a generated enum, whose constants stand in the order of the schema. */
  @SuppressWarnings("EnumOrdinal")
  void symbol(Enum<?> symbol) {
    number(symbol.ordinal());
  }

  void real(double value) {
    room(Double.BYTES);
    fixedLong(Long.reverseBytes(Double.doubleToRawLongBits(value)));
  }

  /** Eight bytes, the highest first. */
  void fixedLong(long value) {
    room(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  void text(String text) {
    int length = text.length();
    room(LONGEST_NUMBER + length);
    int before = size;
    number(length);
    for (int i = 0; i < length; i++) {
      char each = text.charAt(i);
      if (each >= 0x80) {
        size = before;
        byte[] bytes = text.getBytes(UTF_8);
        number(bytes.length);
        raw(bytes);
        return;
      }
      buffer[size++] = (byte) each;
    }
  }

  /** The branch of a union of null and something. */
  void present(boolean present) {
    number(present ? 1 : 0);
  }

  void optional(OptionalLong value) {
    present(value.isPresent());
    if (value.isPresent()) {
      number(value.getAsLong());
    }
  }

  void optional(OptionalInt value) {
    present(value.isPresent());
    if (value.isPresent()) {
      number(value.getAsInt());
    }
  }

  <E> void optional(Optional<E> value, Item<E> item) {
    present(value.isPresent());
    if (value.isPresent()) {
      item.write(this, value.get());
    }
  }

  <E> void array(List<E> items, Item<E> item) {
    if (!items.isEmpty()) {
      number(items.size());
      for (int i = 0; i < items.size(); i++) {
        item.write(this, items.get(i));
      }
    }
    number(0);
  }

  void longs(List<Long> items) {
    array(items, AvroBytes::number);
  }

  void counts(Map<String, Long> counts) {
    map(counts, AvroBytes::number);
  }

  <E> void map(Map<String, E> entries, Item<E> item) {
    if (!entries.isEmpty()) {
      number(entries.size());
      for (Map.Entry<String, E> each : entries.entrySet()) {
        text(each.getKey());
        item.write(this, each.getValue());
      }
    }
    number(0);
  }
}
