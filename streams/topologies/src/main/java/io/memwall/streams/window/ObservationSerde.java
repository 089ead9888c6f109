package io.memwall.streams.window;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Kafka's view of {@link ObservationFormat}, for the internal topic before a fold. */
final class ObservationSerde<E> implements Serde<Observation<E>> {
  private final ObservationFormat<E> format;

  ObservationSerde(Kind<E> kind) {
    format = new ObservationFormat<>(kind);
  }

  @Override
  public Serializer<Observation<E>> serializer() {
    return (topic, observation) -> format.encode(observation);
  }

  @Override
  public Deserializer<Observation<E>> deserializer() {
    return (topic, bytes) -> format.decode(bytes);
  }
}
