package io.memwall.bench;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pressure;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Hosts that report their memory pressure every second, and stall for want of it from a time on.
 */
final class HostLoad implements AutoCloseable {
  private static final long STALLED_US_PER_SECOND = 600_000;

  private final AvroCodec<HostMemory> codec = AvroCodec.of(HostMemory.class);
  private final KafkaProducer<String, byte[]> producer;
  private final long[] stalledUs;

  HostLoad(String kafka, int hosts) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
    stalledUs = new long[hosts];
  }

  /** What host number {@code host} says of the second that ends at an instant. */
  void say(int host, Instant end, boolean isStalled) {
    stalledUs[host] += isStalled ? STALLED_US_PER_SECOND : 0;
    var memory =
        HostMemory.newBuilder()
            .setEnvelope(envelope("h" + host, end))
            .setPressure(
                Pressure.newBuilder().setMemorySomeUs(stalledUs[host]).setMemoryFullUs(0L).build())
            .setMemory(MemoryUse.newBuilder().build())
            .setPaging(Paging.newBuilder().build())
            .build();
    // What fails is missing in the count of alerts.
    var unused =
        producer.send(new ProducerRecord<>(Topics.HOST.name(), "h" + host, codec.encode(memory)));
  }

  private static Envelope envelope(String node, Instant end) {
    return Envelope.newBuilder()
        .setSchema$(EventType.HOST.schemaName())
        .setNodeId(node)
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(EventType.HOST.stream(0))
        .setSeq(end.getEpochSecond())
        .setTStart(end.minusSeconds(1))
        .setTEnd(end)
        .setTEmit(end)
        .setClock(new Clock(ClockSource.FREE, null))
        .setFabricId("bench")
        .setSite("bench")
        .setRev(0)
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
