package io.memwall.streams.hotspot;

import io.memwall.schemas.AvroSerde;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.PoolUse;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The names under which a running process is asked for what holds now. */
public final class HotspotStore {
  /** The latest {@link Hotspot} of each live entity, by kind:entity. */
  public static final String HOTSPOTS = "hotspots-now";

  /** The latest {@link PoolUse} of each live pool, by pool id. */
  public static final String POOLS = "pools-now";

  private HotspotStore() {}

  static StoreBuilder<KeyValueStore<String, Hotspot>> hotspots() {
    return builder(HOTSPOTS, Hotspot.class);
  }

  static StoreBuilder<KeyValueStore<String, PoolUse>> pools() {
    return builder(POOLS, PoolUse.class);
  }

  private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> builder(
      String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), AvroSerde.of(type));
  }
}
