package io.memwall.schemas;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record is in the log. */
public record RecordPlace(String topic, int partition, long offset) {
  public static RecordPlace of(ConsumerRecord<?, ?> record) {
    return new RecordPlace(record.topic(), record.partition(), record.offset());
  }

  /** As {@code TOPIC-PARTITION@OFFSET}. */
  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }
}
