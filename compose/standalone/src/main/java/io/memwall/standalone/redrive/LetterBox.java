package io.memwall.standalone.redrive;

import io.memwall.schemas.DeadLetter;
import io.memwall.schemas.RecordPlace;
import io.memwall.schemas.Topics;
import io.memwall.standalone.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All dead letters, and the marks of those that were sent back. */
final class LetterBox implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ANSWER_WITHIN_MS = 15_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, List<PartitionInfo>> topics;

  /**
   * Asks which topics there are.
   *
   * @param settings of every client of the cluster
   * @throws CommandException if there is no topic of dead letters, or none that this user may see
   */
  LetterBox(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("isolation.level", "read_committed");
    all.put("enable.auto.commit", false);
    all.put("allow.auto.create.topics", false);
    all.put("default.api.timeout.ms", ANSWER_WITHIN_MS);
    all.put("request.timeout.ms", ANSWER_WITHIN_MS);
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(all, bytes, bytes);
    try {
      topics = consumer.listTopics();
      if (!topics.containsKey(Topics.DEADLETTER)) {
        throw new CommandException(
            "there is no topic %s, or none that this user may read".formatted(Topics.DEADLETTER));
      }
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** What the letters and marks say; not the records in them. */
  RedrivePlan.Found found() {
    var letters = new ArrayList<DeadLetter>();
    var sentBack = new HashSet<RecordPlace>();
    each(
        Topics.DEADLETTER,
        raw -> {
          DeadLetter.sentBack(raw).ifPresent(sentBack::add);
          DeadLetter.read(raw).ifPresent(letters::add);
        });
    return new RedrivePlan.Found(letters, sentBack);
  }

  /** Where records can go, and what their schemas are called. */
  RedrivePlan.Site site() {
    var names = new SchemaNames();
    if (topics.containsKey(Topics.SCHEMAS)) {
      each(Topics.SCHEMAS, names::learn);
    }
    var partitions = new HashMap<String, Integer>();
    topics.forEach((topic, all) -> partitions.put(topic, all.size()));
    return new RedrivePlan.Site(Map.copyOf(partitions), names);
  }

  /** Each letter with its record, from the first that is kept to the last that is there now. */
  void letters(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    each(Topics.DEADLETTER, reader);
  }

  private void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    List<TopicPartition> partitions =
        topics.get(topic).stream().map(one -> new TopicPartition(topic, one.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(reader);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
