package io.memwall.bench.streams;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Gives records the times they would have in the log of a site that sent them in real time, however
 * fast they are sent here: topologies go by these times while they work off a backlog.
 *
 * <p>Public because Kafka's client makes it by reflection, which is also why the time is static.
 */
public final class LogTimes implements ProducerInterceptor<byte[], byte[]> {
  private static final AtomicLong NOW_MS = new AtomicLong();

  /** Sets the time of all that is sent from now on, ms since 1970. */
  static void set(long ms) {
    NOW_MS.set(ms);
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        NOW_MS.get(),
        record.key(),
        record.value(),
        record.headers());
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
    // The outlet is told.
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // There is nothing to set.
  }
}
