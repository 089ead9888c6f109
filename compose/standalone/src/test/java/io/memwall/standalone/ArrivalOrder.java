package io.memwall.standalone;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks for flow records that came, for the first time, behind a later one of their stream. */
final class ArrivalOrder {
  private static final AvroCodec<Flow> FLOWS = AvroCodec.of(Flow.class);

  private ArrivalOrder() {}

  static List<String> backwards(String kafka) {
    var deserializer = new ByteArrayDeserializer();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka), deserializer, deserializer)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.FLOW.name()).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return backwards(consumer);
    }
  }

  private static List<String> backwards(KafkaConsumer<byte[], byte[]> consumer) {
    var found = new ArrayList<String>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    Map<String, Long> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        Envelope envelope = envelope(record);
        String stream = record.partition() + " " + envelope.getEpoch() + " " + envelope.getStream();
        if (seen.add(stream + " " + envelope.getSeq())) {
          Long before = last.put(stream, envelope.getSeq());
          if (before != null && before > envelope.getSeq()) {
            found.add(stream + ": " + envelope.getSeq() + " behind " + before);
          }
        }
      }
    }
    return found;
  }

  private static Envelope envelope(ConsumerRecord<byte[], byte[]> record) {
    try {
      return FLOWS.decode(record.value()).getEnvelope();
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
  }
}
