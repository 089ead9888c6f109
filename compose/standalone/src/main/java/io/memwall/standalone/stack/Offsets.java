package io.memwall.standalone.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How far topics reach now, and how far of that a consumer group has come. */
final class Offsets {
  private final Admin admin;

  Offsets(Admin admin) {
    this.admin = admin;
  }

  /**
   * Where the topics end at this moment; partitions with nothing in them are left out, as are
   * topics that do not exist yet.
   */
  Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
    List<TopicPartition> partitions = partitions(topics);
    var starts = offsets(partitions, OffsetSpec.earliest());
    var ends = new HashMap<TopicPartition, Long>();
    offsets(partitions, OffsetSpec.latest())
        .forEach(
            (partition, end) -> {
              if (end.offset() > starts.get(partition).offset()) {
                ends.put(partition, end.offset());
              }
            });
    return ends;
  }

  /** Offsets between what the group has committed and the ends, which may lie in the past. */
  long behind(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
    Map<TopicPartition, Long> committed = committed(group);
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    try {
      var committed = new HashMap<TopicPartition, Long>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
      return committed;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw unknown(e);
    }
  }

  private List<TopicPartition> partitions(Collection<String> topics) throws InterruptedException {
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        for (var partition : topic.getValue().get().partitions()) {
          partitions.add(new TopicPartition(topic.getKey(), partition.partition()));
        }
      } catch (ExecutionException e) {
        // Topologies make their own topics when they start: until then there is nothing in them.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw unknown(e);
        }
      }
    }
    return partitions;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      List<TopicPartition> partitions, OffsetSpec spec) throws InterruptedException {
    var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, any -> spec));
    try {
      return admin.listOffsets(asked).all().get();
    } catch (ExecutionException e) {
      throw unknown(e);
    }
  }

  private static KafkaException unknown(ExecutionException e) {
    return new KafkaException("Kafka does not say how far it is: " + e.getCause().getMessage(), e);
  }
}
