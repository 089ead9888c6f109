package io.memwall.streams.hotspot;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Readings between the steps. */
final class ReadingSerde implements Serde<Reading> {
  @Override
  public Serializer<Reading> serializer() {
    return (topic, reading) -> reading == null ? null : ReadingFormat.encode(reading);
  }

  @Override
  public Deserializer<Reading> deserializer() {
    return (topic, bytes) -> bytes == null ? null : ReadingFormat.decode(bytes);
  }
}
