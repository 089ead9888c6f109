package io.memwall.bench.streams;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A reader of committed results, who notes how long after its second each one of a half came. */
final class Watching implements AutoCloseable {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final Duration POLL = Duration.ofMillis(20);

  private final List<Long> lateMs = new ArrayList<>();
  private final AvroCodec<Bandwidth> codec = AvroCodec.of(Bandwidth.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::read, "bench-watching");
  private volatile boolean over;

  Watching(String kafka) {
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(settings, bytes, bytes);
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.BANDWIDTH.name()).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    thread.start();
  }

  private void read() {
    while (!over) {
      for (var record : consumer.poll(POLL)) {
        note(record.value());
      }
    }
    consumer.close();
  }

  private void note(byte[] value) {
    try {
      Bandwidth one = codec.decode(value);
      if (one.getEntityKind() == EntityKind.HALF && one.getWindowNs() == SECOND_NS) {
        lateMs.add(System.currentTimeMillis() - one.getTEnd().toEpochMilli());
      }
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the reading; ms from the end of a second to its committed result, ascending. */
  List<Long> lateMs() throws InterruptedException {
    close();
    thread.join();
    return lateMs.stream().sorted().toList();
  }

  @Override
  public void close() {
    over = true;
  }
}
