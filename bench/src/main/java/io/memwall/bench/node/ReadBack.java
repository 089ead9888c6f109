package io.memwall.bench.node;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Health;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads everything that stands in the topics, record by record, as any reader of events does. */
final class ReadBack {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String brokers;

  ReadBack(String brokers) {
    this.brokers = brokers;
  }

  /** Records by topic, and how many of them cannot be read. */
  void print(PrintStream out) {
    out.println("records read back from Kafka, by topic (reports stand in every partition):");
    for (Topic<?> topic : Topics.all()) {
      List<byte[]> values = values(topic.name());
      if (!values.isEmpty()) {
        out.printf(
            "  %-28s %,8d, unreadable %d%n",
            topic.name(), values.size(), unreadable(topic, values));
      }
    }
  }

  /** What the agent says of itself, each report once. */
  List<Health> reports() {
    AvroCodec<Health> codec = AvroCodec.of(Health.class);
    List<Health> reports = new ArrayList<>();
    Set<List<Long>> known = new HashSet<>();
    for (byte[] value : values(Topics.HEALTH.name())) {
      Health health = decoded(codec, value);
      if (known.add(List.of(health.getEnvelope().getEpoch(), health.getEnvelope().getSeq()))) {
        reports.add(health);
      }
    }
    return reports;
  }

  private static <T extends SpecificRecord> long unreadable(Topic<T> topic, List<byte[]> values) {
    AvroCodec<T> codec = AvroCodec.of(topic.type());
    return values.stream().filter(value -> !isReadable(codec, value)).count();
  }

  private static boolean isReadable(AvroCodec<?> codec, byte[] value) {
    try {
      codec.decode(value);
      return true;
    } catch (UnreadableRecordException e) {
      return false;
    }
  }

  private static Health decoded(AvroCodec<Health> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<byte[]> values(String topic) {
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<byte[]> values = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.value() != null) {
            values.add(record.value());
          }
        }
      }
      return values;
    }
  }
}
