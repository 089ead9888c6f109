package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * What a dead letter says about a record, without the record.
 *
 * @param place of the letter
 * @param at when the record was given up, by the broker's clock
 * @param origin of the record
 * @param why by whom and for what it was given up
 * @param schema fingerprint of the writer's schema; empty where the bytes name none
 * @param repeats how many times the record had been sent back before
 */
public record DeadLetter(
    RecordPlace place,
    Instant at,
    RecordPlace origin,
    Cause why,
    OptionalLong schema,
    int repeats) {

  /** By whom, and in which words, a record was given up. */
  public record Cause(String component, String reason) {
    /** The reason without what differs from record to record. */
    public String kind() {
      int end = reason.indexOf(':');
      return end < 0 ? reason : reason.substring(0, end);
    }
  }

  /** Reads a letter; empty for a mark, and for what no component of ours wrote. */
  public static Optional<DeadLetter> read(ConsumerRecord<?, ?> raw) {
    Headers headers = raw.headers();
    if (headers.lastHeader(DeadLetters.SENT_BACK) != null) {
      return Optional.empty();
    }
    return origin(headers)
        .map(
            origin ->
                new DeadLetter(
                    RecordPlace.of(raw),
                    Instant.ofEpochMilli(raw.timestamp()),
                    origin,
                    new Cause(
                        text(headers, DeadLetters.COMPONENT).orElse("unknown"),
                        text(headers, DeadLetters.REASON).orElse("no reason given")),
                    number(headers, DeadLetters.SCHEMA, 16),
                    (int) number(headers, DeadLetters.REPEATS, 10).orElse(0)));
  }

  /** Which record was sent back; empty for all but a mark. */
  public static Optional<RecordPlace> sentBack(ConsumerRecord<?, ?> raw) {
    return raw.headers().lastHeader(DeadLetters.SENT_BACK) == null
        ? Optional.empty()
        : origin(raw.headers());
  }

  private static Optional<RecordPlace> origin(Headers headers) {
    Optional<String> topic = text(headers, DeadLetters.ORIGIN_TOPIC);
    OptionalLong partition = number(headers, DeadLetters.ORIGIN_PARTITION, 10);
    OptionalLong offset = number(headers, DeadLetters.ORIGIN_OFFSET, 10);
    if (topic.isEmpty() || partition.isEmpty() || offset.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordPlace(topic.get(), (int) partition.getAsLong(), offset.getAsLong()));
  }

  private static Optional<String> text(Headers headers, String key) {
    var header = headers.lastHeader(key);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  private static OptionalLong number(Headers headers, String key, int radix) {
    try {
      return text(headers, key)
          .map(digits -> OptionalLong.of(Long.parseUnsignedLong(digits, radix)))
          .orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
