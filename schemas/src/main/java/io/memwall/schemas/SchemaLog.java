package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas that writers newer than this reader announced in {@link Topics#SCHEMAS}. A fingerprint
 * nobody announced is waited for, once: a writer announces its schemas before its first record, but
 * the two topics may arrive in either order. Thread-safe.
 */
public final class SchemaLog implements SchemaFinder, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SchemaLog.class);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.SCHEMAS, 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration patience;
  private final InstantSource clock;
  private final Map<Long, Schema> known = new HashMap<>();
  private final Set<Long> givenUp = new HashSet<>();
  private Consumer<byte[], byte[]> consumer;

  /**
   * @param consumers opens a consumer of raw records without a group; called at the first unknown
   *     fingerprint
   * @param patience how long an unknown fingerprint is waited for, 30 s in production
   */
  public SchemaLog(
      Supplier<Consumer<byte[], byte[]>> consumers, Duration patience, InstantSource clock) {
    this.consumers = consumers;
    this.patience = patience;
    this.clock = clock;
  }

  /** The announcement of a schema, to be sent before the first record written with it. */
  public static ProducerRecord<byte[], byte[]> announcement(Schema schema) {
    String key = key(SchemaNormalization.parsingFingerprint64(schema));
    return new ProducerRecord<>(
        Topics.SCHEMAS, key.getBytes(UTF_8), schema.toString().getBytes(UTF_8));
  }

  /** The announcements of everything this build can write. */
  public static List<ProducerRecord<byte[], byte[]>> announcements() {
    return Topics.all().stream()
        .map(Topic::type)
        .distinct()
        .map(type -> announcement(AvroCodec.of(type).schema()))
        .toList();
  }

  @Override
  public synchronized Optional<Schema> find(long fingerprint) {
    var deadline = clock.instant().plus(patience);
    boolean wait = !givenUp.contains(fingerprint);
    do {
      readOn();
      if (known.containsKey(fingerprint)) {
        return Optional.of(known.get(fingerprint));
      }
    } while (wait && clock.instant().isBefore(deadline));
    // Once is enough: a flood of such records must not stop the stream for 30 s each.
    if (givenUp.add(fingerprint)) {
      log.warn("no schema {} in {} after {}", key(fingerprint), Topics.SCHEMAS, patience);
    }
    return Optional.empty();
  }

  private void readOn() {
    if (consumer == null) {
      consumer = consumers.get();
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
    }
    consumer.poll(POLL).forEach(this::learn);
  }

  private void learn(ConsumerRecord<byte[], byte[]> announced) {
    if (announced.value() == null) {
      return;
    }
    try {
      Schema schema = new Schema.Parser().parse(new String(announced.value(), UTF_8));
      known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    } catch (SchemaParseException e) {
      log.warn("{} offset {} is no schema: {}", PARTITION, announced.offset(), e.getMessage());
    }
  }

  private static String key(long fingerprint) {
    return "%016x".formatted(fingerprint);
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
