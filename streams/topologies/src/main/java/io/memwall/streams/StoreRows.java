package io.memwall.streams;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** {@link Rows} in a persistent, changelogged store of a task. */
public final class StoreRows implements Rows {
  private final KeyValueStore<Bytes, byte[]> store;

  public StoreRows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * The store such rows live in. One store holds all tables of a step, told apart by the first byte
   * of the key: each further RocksDB instance would cost every task its own buffers.
   */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(store.get(Bytes.wrap(key)));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(Bytes.wrap(key), value);
  }

  @Override
  public void delete(byte[] key) {
    store.delete(Bytes.wrap(key));
  }

  @Override
  public void scan(byte[] from, byte[] to, Visitor visitor) {
    if (Arrays.compareUnsigned(from, to) >= 0) {
      return;
    }
    try (var rows = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
      while (rows.hasNext()) {
        var row = rows.next();
        // Kafka's range includes its end, ours does not.
        boolean inside = Arrays.compareUnsigned(row.key.get(), to) < 0;
        if (!inside || !visitor.row(row.key.get(), row.value)) {
          return;
        }
      }
    }
  }
}
