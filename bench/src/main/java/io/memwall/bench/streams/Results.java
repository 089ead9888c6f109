package io.memwall.bench.streams;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The last revision of every window, added up by what kind and length of window it is. */
final class Results {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<Revision> ORDER =
      Comparator.comparingLong(Revision::getGeneration).thenComparingLong(Revision::getCounter);

  private final Map<Window, Last> last = new HashMap<>();

  /**
   * Windows that each hold everything once.
   *
   * @param topic of the result
   */
  record Way(String topic, EntityKind kind, long lengthNs) {}

  private record Window(Way way, String entity, Instant start) {}

  private record Last(Revision revision, Sums sums) {}

  private Results() {}

  /** Reads all that is committed; the sum of each way of cutting the traffic into windows. */
  static Map<Way, Sums> of(String kafka, List<String> topologies) {
    var results = new Results();
    if (topologies.contains("bandwidth")) {
      results.read(kafka, Topics.BANDWIDTH, results::bandwidth);
    }
    if (topologies.contains("latency")) {
      results.read(kafka, Topics.LATENCY, results::latency);
    }
    return results.last.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                one -> one.getKey().way(),
                Collectors.reducing(Sums.NONE, one -> one.getValue().sums(), Sums::plus)));
  }

  private <T extends SpecificRecord> void read(String kafka, Topic<T> topic, Consumer<T> taker) {
    AvroCodec<T> codec = AvroCodec.of(topic.type());
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          taker.accept(codec.decode(record.value()));
        }
      }
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bandwidth(Bandwidth one) {
    var way = new Way(Topics.BANDWIDTH.name(), one.getEntityKind(), one.getWindowNs());
    keep(new Window(way, one.getEntity(), one.getTStart()), one.getRevision(), Sums.of(one));
  }

  private void latency(Latency one) {
    if (one.getEntityKind() == EntityKind.CONNECTION) {
      var way = new Way(Topics.LATENCY.name(), one.getEntityKind(), one.getWindowNs());
      keep(new Window(way, one.getEntity(), one.getTStart()), one.getRevision(), Sums.of(one));
    }
  }

  private void keep(Window window, Revision revision, Sums sums) {
    var before = last.get(window);
    if (before == null || ORDER.compare(revision, before.revision()) > 0) {
      last.put(window, new Last(revision, sums));
    }
  }
}
