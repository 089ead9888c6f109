package io.memwall.streams.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts as they stand in {@code memwall.alert}, while this process is their only writer. What is
 * written and how far the inputs were read become true together.
 */
final class AlertLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertLog.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Producer<byte[], byte[]> writer;
  private final AlertRecords records;
  private final InstantSource clock;

  private AlertLog(Producer<byte[], byte[]> writer, AlertRecords records, InstantSource clock) {
    this.writer = writer;
    this.records = records;
    this.clock = clock;
  }

  /** Shuts former writers out, then reads what they wrote into a book. */
  static AlertLog open(
      KafkaClients clients, AlertRecords records, AlertBook book, InstantSource clock) {
    var alerts = new AlertLog(clients.writer(), records, clock);
    try {
      alerts.writer.initTransactions();
      try (var reader = clients.reader()) {
        alerts.restore(reader, book);
      }
      return alerts;
    } catch (RuntimeException e) {
      alerts.close();
      throw e;
    }
  }

  private void restore(Consumer<byte[], byte[]> reader, AlertBook book) {
    List<TopicPartition> partitions = KafkaClients.partitions(reader, Topics.ALERT.name());
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
      reader.poll(POLL).forEach(record -> restore(record, book));
    }
  }

  private void restore(ConsumerRecord<byte[], byte[]> record, AlertBook book) {
    if (record.value() == null) {
      book.forget(new String(record.key(), UTF_8));
      return;
    }
    try {
      records.read(record.value()).ifPresent(book::restore);
    } catch (UnreadableRecordException e) {
      // It will be decided anew from what comes; that is at worst said twice.
      log.warn("alert at offset {} cannot be read: {}", record.offset(), e.getMessage());
    }
  }

  /**
   * Writes alerts, forgets others and moves the positions, all or nothing.
   *
   * @throws KafkaException if none of it has become true
   */
  void write(
      Collection<Alert> changed,
      Collection<AlertKey> forgotten,
      Map<TopicPartition, OffsetAndMetadata> positions,
      ConsumerGroupMetadata group) {
    writer.beginTransaction();
    var now = clock.instant();
    changed.forEach(alert -> send(records.record(alert, now)));
    forgotten.forEach(key -> send(AlertRecords.tombstone(key)));
    writer.sendOffsetsToTransaction(positions, group);
    writer.commitTransaction();
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    // What fails, fails the commit.
    var unused = writer.send(record);
  }

  @Override
  public void close() {
    writer.close(Duration.ofSeconds(1));
  }
}
