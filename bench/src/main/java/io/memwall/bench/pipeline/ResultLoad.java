package io.memwall.bench.pipeline;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Results of seconds, as many as are asked for, into their topic. */
public final class ResultLoad implements AutoCloseable {
  private static final long SECOND_NS = 1_000_000_000L;

  private final AvroCodec<Bandwidth> codec = AvroCodec.of(Bandwidth.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final KafkaProducer<String, byte[]> producer;

  public ResultLoad(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "linger.ms",
                5,
                "batch.size",
                1 << 17,
                "buffer.memory",
                64L << 20,
                "compression.type",
                "lz4"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** So many results of the second that begins at a time. */
  public void second(long second, int results) {
    for (int entity = 0; entity < results; entity++) {
      String name = "h" + entity / 2 + (entity % 2 == 0 ? "-p/rx" : "-p/tx");
      var record =
          new ProducerRecord<>(
              Topics.BANDWIDTH.name(), name, codec.encode(result(name, second, entity)));
      var unused = producer.send(record, (sent, e) -> failure.compareAndSet(null, e));
    }
  }

  private static Bandwidth result(String entity, long second, int number) {
    Instant start = Instant.ofEpochSecond(second);
    long frames = 20_000 + Math.floorMod((number * 31L + second) * 0x9E3779B97F4A7C15L, 5_000L);
    return Bandwidth.newBuilder()
        .setEntityKind(EntityKind.LINK)
        .setEntity(entity)
        .setWindowNs(SECOND_NS)
        .setTStart(start)
        .setTEnd(start.plusSeconds(1))
        .setRevision(new Revision(1L, second))
        .setCaseName("")
        .setFabricId("bench")
        .setHalves(1)
        .setNodes(List.of("h" + number / 2))
        .setRecords(1)
        .setFrames(frames)
        .setNewFrames(frames)
        .setRetransFrames(frames % 7)
        .setMessages(2 * frames)
        .setFrameBytes(100 * frames)
        .setWireBytes(124 * frames)
        .setRetransWireBytes(frames % 7 * 124)
        .setPayloadBytes(64 * frames)
        .setGoodputBytes(64 * frames)
        .setCoveredNs(SECOND_NS)
        .setSpanNs(SECOND_NS)
        .setCoverage(1.0)
        .setTComputed(start.plusSeconds(1))
        .build();
  }

  /**
   * Returns when Kafka has all.
   *
   * @throws IllegalStateException if it did not take something
   */
  public void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
