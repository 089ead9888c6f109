package io.memwall.streams.window;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keys each contribution by the entities it counts in, and each heartbeat of task p by p: every
 * task hears every node already, so each copy needs to go to one place only. Stands before every
 * fold; where the entity is another key than the input's, {@link #repartitioned} follows.
 */
public final class ByEntity<E>
    extends ContextualProcessor<String, Observation<E>, String, Observation<E>> {
  private final Kind<E> kind;

  private ByEntity(Kind<E> kind) {
    this.kind = kind;
  }

  /** The step. */
  public static <E> ProcessorSupplier<String, Observation<E>, String, Observation<E>> step(
      Kind<E> kind) {
    return () -> new ByEntity<>(kind);
  }

  /**
   * The way through a topic of our own to the task of each entity.
   *
   * @param name of the topic, behind the application's id
   * @param partitions as many as the inputs have
   */
  public static <E> Repartitioned<String, Observation<E>> repartitioned(
      Kind<E> kind, String name, int partitions) {
    return Repartitioned.<String, Observation<E>>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(new ObservationSerde<>(kind))
        .withNumberOfPartitions(partitions)
        .withStreamPartitioner(ByEntity.<E>partitioner());
  }

  @Override
  public void process(Record<String, Observation<E>> record) {
    if (record.value() instanceof Contribution<E> contribution) {
      for (String entity : kind.entitiesOf(contribution)) {
        context().forward(record.withKey(entity));
      }
    } else {
      context().forward(record.withKey(Integer.toString(context().taskId().partition())));
    }
  }

  /** Contributions by their key, heartbeats to the partition their key names. */
  private static <E> StreamPartitioner<String, Observation<E>> partitioner() {
    return (topic, key, observation, partitions) ->
        observation instanceof Heartbeat
            ? Optional.of(Set.of(Integer.parseInt(key) % partitions))
            : Optional.empty();
  }
}
