package io.memwall.streams.hotspot;

import io.memwall.schemas.AvroSerde;
import io.memwall.schemas.results.Hotspot;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The latest result of each entity, for whoever asks a running process. */
public final class HotspotStore {
  /** Its name. */
  public static final String NAME = "hotspots-now";

  private HotspotStore() {}

  static StoreBuilder<KeyValueStore<String, Hotspot>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), AvroSerde.of(Hotspot.class));
  }
}
