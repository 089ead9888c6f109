package io.memwall.streams;

import io.memwall.streams.StreamsLag.LagUnknownException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the broker for the offsets behind a {@link StreamsLag}. */
final class LagQuery {
  private static final long ANSWER_WITHIN_SECONDS = 30;

  private final Admin admin;
  private final String applicationId;

  LagQuery(Admin admin, String applicationId) {
    this.admin = admin;
    this.applicationId = applicationId;
  }

  StreamsLag lag(Collection<String> topics) {
    var missing = new ArrayList<String>();
    var partitions = partitions(topics, missing);
    // Committed offsets first: whatever a committed record caused was written before its offset
    // was, so the ends that are asked for afterwards include it.
    var committed = committed();
    var ends = offsets(partitions, OffsetSpec.latest());
    var starts = offsets(partitions, OffsetSpec.earliest());
    var behind = new TreeMap<String, Long>();
    for (var partition : partitions) {
      long start = starts.get(partition);
      var offset = committed.get(partition);
      long read = offset == null ? start : Math.max(start, offset.offset());
      if (ends.get(partition) > read) {
        behind.put(partition.toString(), ends.get(partition) - read);
      }
    }
    return new StreamsLag(behind, missing);
  }

  private List<TopicPartition> partitions(Collection<String> topics, List<String> missing) {
    var partitions = new ArrayList<TopicPartition>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, answer) -> {
              try {
                for (TopicPartitionInfo partition : await(answer).partitions()) {
                  partitions.add(new TopicPartition(topic, partition.partition()));
                }
              } catch (LagUnknownException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                  throw e;
                }
                missing.add(topic);
              }
            });
    return partitions;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    var everything = Map.of(applicationId, new ListConsumerGroupOffsetsSpec());
    // Stable: an offset in an open transaction makes the broker wait, not answer with the last.
    var options = new ListConsumerGroupOffsetsOptions().requireStable(true);
    try {
      var found =
          await(
              admin
                  .listConsumerGroupOffsets(everything, options)
                  .partitionsToOffsetAndMetadata(applicationId));
      found.values().removeIf(offset -> offset == null);
      return found;
    } catch (LagUnknownException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Ends include open transactions: what is not yet committed is not yet done. */
  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
    var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), any -> spec));
    var offsets = new HashMap<TopicPartition, Long>();
    await(admin.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new LagUnknownException(applicationId, e.getCause());
    } catch (TimeoutException e) {
      throw new LagUnknownException(applicationId, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LagUnknownException(applicationId, e);
    }
  }
}
