package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import java.util.function.BiConsumer;

/** The rows of one kind of one pool; keys are written and read by their owner. */
final class PoolTable {
  private final Rows rows;
  private final int table;
  private final PoolId pool;

  PoolTable(Rows rows, int table, PoolId pool) {
    this.rows = rows;
    this.table = table;
    this.pool = pool;
  }

  /** The beginning of a key. */
  ByteWriter key() {
    return key(table, pool);
  }

  void put(ByteWriter key, ByteWriter value) {
    rows.put(key.bytes(), value.bytes());
  }

  void delete(ByteWriter key) {
    rows.delete(key.bytes());
  }

  /** Visits all rows: what follows the beginning of the key, and the value. */
  void scan(BiConsumer<ByteReader, ByteReader> row) {
    byte[] prefix = key().bytes();
    rows.scan(
        prefix,
        (key, value) -> {
          row.accept(new ByteReader(key, prefix.length), new ByteReader(value));
          return true;
        });
  }

  void clear() {
    rows.deleteAll(key().bytes());
  }

  static ByteWriter key(int table, PoolId pool) {
    return new ByteWriter().int8(table).text(pool.caseName()).text(pool.fabric()).text(pool.pool());
  }
}
