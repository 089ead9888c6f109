package io.memwall.streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rows ordered by the unsigned bytes of their keys: all that the pure state code knows of a store.
 * Not thread-safe. Arrays that go in or come out belong to the caller.
 */
public interface Rows {
  Optional<byte[]> get(byte[] key);

  void put(byte[] key, byte[] value);

  /** Deletes the row; a missing one is no error. */
  void delete(byte[] key);

  /**
   * Visits the rows from {@code from} (inclusive) to {@code to} (exclusive) in order, until the
   * visitor has enough. The visitor must not change rows.
   */
  void scan(byte[] from, byte[] to, Visitor visitor);

  /** Visits the rows whose key begins with a prefix. */
  default void scan(byte[] prefix, Visitor visitor) {
    scan(prefix, after(prefix), visitor);
  }

  /** Deletes the rows from {@code from} (inclusive) to {@code to} (exclusive). */
  default void delete(byte[] from, byte[] to) {
    var gone = new ArrayList<byte[]>();
    scan(from, to, (key, value) -> gone.add(key));
    gone.forEach(this::delete);
  }

  /** Deletes the rows whose key begins with a prefix. */
  default void deleteAll(byte[] prefix) {
    delete(prefix, after(prefix));
  }

  /** The first key behind all that begin with a prefix; the prefix must not be all 0xFF. */
  static byte[] after(byte[] prefix) {
    int last = prefix.length - 1;
    while (prefix[last] == (byte) 0xFF) {
      last--;
    }
    byte[] end = Arrays.copyOf(prefix, last + 1);
    end[last]++;
    return end;
  }

  /** Takes rows in order. */
  @FunctionalInterface
  interface Visitor {
    /** Takes one row; false ends the scan. */
    boolean row(byte[] key, byte[] value);
  }
}
