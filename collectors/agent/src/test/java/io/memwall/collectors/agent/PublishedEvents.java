package io.memwall.collectors.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything of one node in the topics of a real broker. */
record PublishedEvents(List<Event> events) {
  /** A record and the envelope in it. */
  record Event(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
    String key() {
      return new String(record.key(), UTF_8);
    }
  }

  static PublishedEvents of(String bootstrapServers, String nodeId) {
    var deserializer = new ByteArrayDeserializer();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            deserializer,
            deserializer)) {
      List<TopicPartition> partitions =
          Stream.of(
                  Topics.FLOW,
                  Topics.HOT,
                  Topics.CONNECTION,
                  Topics.TRANSACTION,
                  Topics.LINK,
                  Topics.HOST,
                  Topics.HEALTH,
                  Topics.ALLOCATION,
                  Topics.SNAPSHOT,
                  Topics.INVENTORY)
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return new PublishedEvents(
          readToEnd(consumer).stream()
              .filter(event -> event.envelope().getNodeId().equals(nodeId))
              .toList());
    }
  }

  private static List<Event> readToEnd(KafkaConsumer<byte[], byte[]> consumer) {
    var events = new ArrayList<Event>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    Instant deadline = Instant.now().plusSeconds(30);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("the broker did not give all its records within 30 s");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        events.add(new Event(record, Events.envelope(record.topic(), record.value())));
      }
    }
    return events;
  }

  List<Event> of(String topic) {
    return events.stream().filter(event -> event.record().topic().equals(topic)).toList();
  }

  /** Numbers of a stream, each once, ascending. */
  List<Long> numbers(int stream) {
    return events.stream()
        .map(Event::envelope)
        .filter(envelope -> envelope.getStream() == stream)
        .map(Envelope::getSeq)
        .distinct()
        .sorted()
        .toList();
  }
}
