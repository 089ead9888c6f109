package io.memwall.streams.bandwidth;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Kafka's view of {@link ObservationFormat}, for the internal topic between the folds. */
final class ObservationSerde implements Serde<Observation> {
  @Override
  public Serializer<Observation> serializer() {
    return (topic, observation) -> ObservationFormat.encode(observation);
  }

  @Override
  public Deserializer<Observation> deserializer() {
    return (topic, bytes) -> ObservationFormat.decode(bytes);
  }
}
