package io.memwall.streams.bandwidth;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends each contribution to the task of its link, and each heartbeat of task p on to task p: every
 * task hears every node already, so each copy needs to go to one place only.
 */
final class ByLink extends ContextualProcessor<String, Observation, String, Observation> {

  @Override
  public void process(Record<String, Observation> record) {
    var observation = record.value();
    context().forward(record.withKey(keyOf(observation, context().taskId().partition())));
  }

  private static String keyOf(Observation observation, int partition) {
    return observation instanceof Contribution contribution
        ? contribution.linkEntity()
        : Integer.toString(partition);
  }

  /** Contributions by their key, heartbeats to the partition their key names. */
  static StreamPartitioner<String, Observation> partitioner() {
    return (topic, key, observation, partitions) ->
        observation instanceof Heartbeat
            ? Optional.of(Set.of(Integer.parseInt(key) % partitions))
            : Optional.empty();
  }
}
