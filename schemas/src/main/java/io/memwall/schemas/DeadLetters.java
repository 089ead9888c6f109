package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The form of a dead letter: the key and the raw value bytes as they were, and headers that say
 * where they came from, which component gave up, and why. A letter that was sent back is followed
 * by a mark in the same partition, so that a mark never goes before its letter.
 */
public final class DeadLetters {
  public static final String ORIGIN_TOPIC = "memwall.origin.topic";
  public static final String ORIGIN_PARTITION = "memwall.origin.partition";
  public static final String ORIGIN_OFFSET = "memwall.origin.offset";

  /** Milliseconds since 1970, by the clock of the broker. */
  public static final String ORIGIN_TIMESTAMP = "memwall.origin.timestamp";

  /** The fingerprint of the writer's schema, 16 hexadecimal digits; absent where it says none. */
  public static final String SCHEMA = "memwall.schema";

  public static final String COMPONENT = "memwall.component";
  public static final String REASON = "memwall.reason";

  /** How many times a record was sent back; stays with it, and with its next letter. */
  public static final String REPEATS = "memwall.redrive.repeats";

  /** The letter that a record was sent back from. */
  public static final String REDRIVEN_FROM = "memwall.redrive.from";

  /** On a mark alone: the letter that was sent back. */
  static final String SENT_BACK = "memwall.redrive.done";

  private static final Set<String> OF_THE_LETTER =
      Set.of(
          ORIGIN_TOPIC,
          ORIGIN_PARTITION,
          ORIGIN_OFFSET,
          ORIGIN_TIMESTAMP,
          SCHEMA,
          COMPONENT,
          REASON);

  private DeadLetters() {}

  /** The letter about a record that a component gives up. */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> origin, String component, String reason) {
    var letter =
        new ProducerRecord<byte[], byte[]>(Topics.DEADLETTER, origin.key(), origin.value());
    copy(origin.headers(), letter.headers());
    add(letter.headers(), RecordPlace.of(origin));
    letter
        .headers()
        .add(ORIGIN_TIMESTAMP, text(origin.timestamp()))
        .add(COMPONENT, component.getBytes(UTF_8))
        .add(REASON, reason.getBytes(UTF_8));
    AvroCodec.writtenWith(origin.value())
        .ifPresent(
            schema -> letter.headers().add(SCHEMA, "%016x".formatted(schema).getBytes(UTF_8)));
    return letter;
  }

  /**
   * The record of a letter, for the partition it came from: key, value and headers as they were.
   */
  public static ProducerRecord<byte[], byte[]> back(
      ConsumerRecord<byte[], byte[]> raw, DeadLetter letter) {
    var record =
        new ProducerRecord<byte[], byte[]>(
            letter.origin().topic(), letter.origin().partition(), raw.key(), raw.value());
    copy(raw.headers(), record.headers());
    record.headers().remove(REPEATS).remove(REDRIVEN_FROM);
    record
        .headers()
        .add(REPEATS, text(letter.repeats() + 1L))
        .add(REDRIVEN_FROM, letter.place().toString().getBytes(UTF_8));
    return record;
  }

  /** The mark that a letter was sent back. */
  public static ProducerRecord<byte[], byte[]> mark(DeadLetter letter) {
    var mark =
        new ProducerRecord<byte[], byte[]>(
            letter.place().topic(), letter.place().partition(), null, null);
    add(mark.headers(), letter.origin());
    mark.headers().add(SENT_BACK, letter.place().toString().getBytes(UTF_8));
    return mark;
  }

  private static void copy(Headers from, Headers to) {
    for (var header : from) {
      if (!OF_THE_LETTER.contains(header.key())) {
        to.add(header);
      }
    }
  }

  private static void add(Headers headers, RecordPlace origin) {
    headers
        .add(ORIGIN_TOPIC, origin.topic().getBytes(UTF_8))
        .add(ORIGIN_PARTITION, text(origin.partition()))
        .add(ORIGIN_OFFSET, text(origin.offset()));
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(UTF_8);
  }
}
