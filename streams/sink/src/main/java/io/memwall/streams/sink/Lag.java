package io.memwall.streams.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group is behind the ends of its topics, in positions; open transactions do not count.
 */
final class Lag {
  private final Admin admin;
  private final String groupId;

  Lag(Admin admin, String groupId) {
    this.admin = admin;
    this.groupId = groupId;
  }

  /**
   * Positions not yet committed, over all partitions of the topics that exist.
   *
   * @throws IllegalStateException if the broker cannot be asked
   */
  long of(List<String> topics) {
    try {
      var ends = ends(topics);
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (var end : ends.entrySet()) {
        OffsetAndMetadata position = committed.get(end.getKey());
        lag += Math.max(0, end.getValue() - (position == null ? 0 : position.offset()));
      }
      return lag;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot ask Kafka for positions", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Map<TopicPartition, Long> ends(List<String> topics)
      throws ExecutionException, InterruptedException {
    var existing = admin.listTopics().names().get();
    var described =
        admin
            .describeTopics(topics.stream().filter(existing::contains).toList())
            .allTopicNames()
            .get();
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    described.forEach(
        (topic, description) ->
            description
                .partitions()
                .forEach(
                    partition ->
                        wanted.put(
                            new TopicPartition(topic, partition.partition()),
                            OffsetSpec.latest())));
    var committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    var ends = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(wanted, committedOnly)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }
}
