package io.memwall.streams;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rows that live as long as the test. */
public final class MemoryRows implements Rows {
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(rows.get(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    rows.remove(key);
  }

  @Override
  public void scan(byte[] from, byte[] to, Visitor visitor) {
    for (var row : rows.subMap(from, true, to, false).entrySet()) {
      if (!visitor.row(row.getKey(), row.getValue())) {
        return;
      }
    }
  }

  public int size() {
    return rows.size();
  }
}
