package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The form of a dead letter: the key and the raw value bytes as they were, and headers that say
 * where they came from, which component gave up, and why.
 */
public final class DeadLetters {
  public static final String ORIGIN_TOPIC = "memwall.origin.topic";
  public static final String ORIGIN_PARTITION = "memwall.origin.partition";
  public static final String ORIGIN_OFFSET = "memwall.origin.offset";
  public static final String COMPONENT = "memwall.component";
  public static final String REASON = "memwall.reason";

  private DeadLetters() {}

  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> origin, String component, String reason) {
    var letter =
        new ProducerRecord<byte[], byte[]>(Topics.DEADLETTER, origin.key(), origin.value());
    origin.headers().forEach(letter.headers()::add);
    letter
        .headers()
        .add(ORIGIN_TOPIC, origin.topic().getBytes(UTF_8))
        .add(ORIGIN_PARTITION, Integer.toString(origin.partition()).getBytes(UTF_8))
        .add(ORIGIN_OFFSET, Long.toString(origin.offset()).getBytes(UTF_8))
        .add(COMPONENT, component.getBytes(UTF_8))
        .add(REASON, reason.getBytes(UTF_8));
    return letter;
  }
}
