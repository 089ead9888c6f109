package io.memwall.standalone.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far back a log goes, and how much that is. */
final class KeptLog implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;

  KeptLog(String kafka) {
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka), bytes, bytes);
  }

  /**
   * Whether nothing that was appended since an instant has been deleted: no record is appended
   * before it happened.
   */
  boolean reaches(Set<String> topics, Instant since) {
    return topics.stream().allMatch(topic -> reaches(partitions(topic), since));
  }

  private boolean reaches(List<TopicPartition> partitions, Instant since) {
    var begins = consumer.beginningOffsets(partitions);
    var firsts = offsets(partitions, Instant.EPOCH);
    return partitions.stream()
        .allMatch(
            partition -> {
              var first = firsts.get(partition);
              boolean whole = begins.get(partition) == 0;
              return whole || (first != null && first.timestamp() <= since.toEpochMilli());
            });
  }

  /** How many records were appended since an instant. */
  long records(Set<String> topics, Instant since) {
    return topics.stream().mapToLong(topic -> records(partitions(topic), since)).sum();
  }

  private long records(List<TopicPartition> partitions, Instant since) {
    var ends = consumer.endOffsets(partitions);
    var firsts = offsets(partitions, since);
    return partitions.stream()
        .filter(partition -> firsts.get(partition) != null)
        .mapToLong(partition -> ends.get(partition) - firsts.get(partition).offset())
        .sum();
  }

  private Map<TopicPartition, OffsetAndTimestamp> offsets(
      List<TopicPartition> partitions, Instant since) {
    var asked = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> asked.put(partition, Math.max(0, since.toEpochMilli())));
    return consumer.offsetsForTimes(asked);
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
