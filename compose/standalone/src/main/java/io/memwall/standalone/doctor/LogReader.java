package io.memwall.standalone.doctor;

import io.memwall.standalone.stack.Site;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads back what is written to a topic from now on; belongs to no group. */
final class LogReader implements AutoCloseable {
  private static final int ANSWER_WITHIN_MS = 3_000;
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;

  LogReader(Site site, String topic) {
    var settings = new HashMap<>(site.kafka());
    settings.put("default.api.timeout.ms", ANSWER_WITHIN_MS);
    settings.put("request.timeout.ms", ANSWER_WITHIN_MS);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: without this, the end would be that of the first poll.
    partitions.forEach(consumer::position);
  }

  /** The first record with such a value; empty when none comes in time. */
  Optional<ConsumerRecord<byte[], byte[]>> find(Predicate<byte[]> wanted, long untilNanos) {
    do {
      for (var record : consumer.poll(GLANCE)) {
        if (record.value() != null && wanted.test(record.value())) {
          return Optional.of(record);
        }
      }
    } while (System.nanoTime() < untilNanos);
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(GLANCE));
  }
}
