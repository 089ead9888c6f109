package io.memwall.standalone.verify;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the topologies say: committed results, of each the latest version. */
final class Answers {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<Revision> LATER =
      Comparator.comparingLong(Revision::getGeneration).thenComparingLong(Revision::getCounter);

  private final String kafka;

  Answers(String kafka) {
    this.kafka = kafka;
  }

  /**
   * The latest version of every result of a topic.
   *
   * @param identity what a result is about: two with the same are versions of one
   */
  <T extends SpecificRecord> Collection<T> latest(
      Topic<T> topic, Function<T, Object> identity, Function<T, Revision> revision) {
    var latest = new LinkedHashMap<Object, T>();
    for (T each : all(topic)) {
      latest.merge(
          identity.apply(each),
          each,
          (a, b) -> LATER.compare(revision.apply(a), revision.apply(b)) > 0 ? a : b);
    }
    return latest.values();
  }

  /** Of every thing told the first time: two with the same identity are one, told twice. */
  <T extends SpecificRecord> Collection<T> first(Topic<T> topic, Function<T, Object> identity) {
    var told = new LinkedHashMap<Object, T>();
    all(topic).forEach(each -> told.putIfAbsent(identity.apply(each), each));
    return told.values();
  }

  /** Every committed record of a topic. */
  <T extends SpecificRecord> List<T> all(Topic<T> topic) {
    AvroCodec<T> codec = AvroCodec.of(topic.type());
    var found = new ArrayList<T>();
    for (ConsumerRecord<byte[], byte[]> record : records(topic.name())) {
      try {
        found.add(codec.decode(record.value()));
      } catch (UnreadableRecordException e) {
        throw new IllegalStateException(topic.name() + " holds what nobody can read", e);
      }
    }
    return found;
  }

  /** Every committed record of a topic as it lies there, partition by partition in order. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(found::add);
      }
    }
    return found;
  }
}
