package io.memwall.bench;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.Bandwidth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From the end of a second to its result in Kafka, by the broker's clock.
 *
 * @param sortedMs of the first version of each
 */
record Latencies(List<Long> sortedMs, int perSecond) {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final Duration POLL = Duration.ofMillis(200);

  Latencies {
    sortedMs = List.copyOf(sortedMs);
  }

  static Latencies of(String kafka, long fromSecond, int perSecond) {
    var found = LongStream.builder();
    AvroCodec<Bandwidth> codec = AvroCodec.of(Bandwidth.class);
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.BANDWIDTH.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          Bandwidth result = codec.decode(record.value());
          boolean paced = Nanos.of(result.getTStart()) >= fromSecond * SECOND_NS;
          if (paced && result.getWindowNs() == SECOND_NS && result.getRevision().getCounter() > 0) {
            found.add(record.timestamp() - result.getTEnd().toEpochMilli());
          }
        }
      }
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
    return new Latencies(found.build().sorted().boxed().toList(), perSecond);
  }

  double quantile(double q) {
    return sortedMs.isEmpty()
        ? Double.NaN
        : sortedMs.get((int) Math.min(sortedMs.size() - 1, q * sortedMs.size()));
  }

  String how() {
    return "%,d results of %,d records a second".formatted(sortedMs.size(), perSecond);
  }
}
