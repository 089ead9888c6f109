package io.memwall.standalone.replay;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Envelope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Copies a stretch of the log, of any number of partitions to any other. */
final class LogCopy implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SAY_EVERY = Duration.ofSeconds(5);

  private final String source;
  private final int partitions;
  private final Optional<Random> shuffle;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> refused = new AtomicReference<>();
  private final Consumer<String> word;
  private long copied;
  private long saidNanos = System.nanoTime();

  /**
   * Two clusters.
   *
   * @param source bootstrap servers of what is read
   * @param target bootstrap servers of what is written
   */
  record Way(String source, String target) {}

  /**
   * Prepares it.
   *
   * @param way where from and where to
   * @param partitions of the target's topics
   * @param shuffle a seed, for an order of arrival that never was
   * @param word takes a line now and then on how far it is
   */
  LogCopy(Way way, int partitions, OptionalLong shuffle, Consumer<String> word) {
    this.source = way.source();
    this.partitions = partitions;
    this.word = word;
    this.shuffle =
        shuffle.isPresent() ? Optional.of(new Random(shuffle.getAsLong())) : Optional.empty();
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            way.target(),
            "acks",
            "all",
            "linger.ms",
            20,
            "max.in.flight.requests.per.connection",
            1);
    producer = new KafkaProducer<>(settings, bytes, bytes);
  }

  /**
   * Copies the records of some topics that lie in a stretch; returns how many there are so far.
   *
   * @throws IllegalStateException if the target did not take one of them
   */
  long copy(Set<String> topics, Stretch stretch) {
    for (Topic<?> topic : Topics.all()) {
      if (topics.contains(topic.name())) {
        copy(topic, stretch);
      }
    }
    producer.flush();
    if (refused.get() != null) {
      throw new IllegalStateException(
          "cannot copy the log: " + refused.get().getMessage(), refused.get());
    }
    return copied;
  }

  /** To a partition; to that of its key without one. */
  private void put(ConsumerRecord<byte[], byte[]> record, Integer partition) {
    copied++;
    var copy =
        new ProducerRecord<>(
            record.topic(), partition, record.timestamp(), record.key(), record.value());
    // Told by the callback, and once the copy is complete: waiting for each record would take long.
    var unused =
        producer.send(
            copy,
            (where, failure) -> {
              if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
  }

  private <T extends SpecificRecord> void copy(Topic<T> topic, Stretch stretch) {
    AvroCodec<T> codec = AvroCodec.of(topic.type());
    Set<List<Object>> told = new HashSet<>();
    var ledgers = new LedgerEpochs();
    var mixing = new Mixing(shuffle, record -> put(record, null));
    try (var consumer = consumer()) {
      var ends = assign(consumer, topic.name(), stretch.readFrom(topic.name()));
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          say(record);
          var event = event(codec, record.value());
          if (event.isPresent() && stretch.holds(topic.name(), envelope(event.get()))) {
            if (ledgers.begins(event.get())) {
              mixing.flush();
            }
            var envelope = envelope(event.get());
            if (topic.equals(Topics.HEALTH)) {
              toAll(record, told.add(identity(envelope)));
            } else {
              mixing.add(record, envelope.getTEnd());
            }
          }
        }
      }
    }
    mixing.flush();
  }

  private void say(ConsumerRecord<byte[], byte[]> record) {
    if (System.nanoTime() - saidNanos > SAY_EVERY.toNanos()) {
      saidNanos = System.nanoTime();
      word.accept(
          "  %,d records copied, now %s of %s"
              .formatted(copied, record.topic(), Instant.ofEpochMilli(record.timestamp())));
    }
  }

  /** Reports go to every partition, however many there are here. */
  private void toAll(ConsumerRecord<byte[], byte[]> record, boolean first) {
    for (int partition = 0; first && partition < partitions; partition++) {
      put(record, partition);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(Map.of("bootstrap.servers", source), bytes, bytes);
  }

  /** Sets a consumer to the first records of a time; returns where the topic ends now. */
  static Map<TopicPartition, Long> assign(
      KafkaConsumer<byte[], byte[]> consumer, String topic, Instant from) {
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(all);
    var ends = consumer.endOffsets(all);
    var asked = new HashMap<TopicPartition, Long>();
    all.forEach(each -> asked.put(each, Math.max(0, from.toEpochMilli())));
    consumer
        .offsetsForTimes(asked)
        .forEach(
            (partition, found) ->
                consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
    return ends;
  }

  /** Empty for what nobody could read live either: it is a dead letter. */
  private static <T extends SpecificRecord> Optional<T> event(AvroCodec<T> codec, byte[] value) {
    try {
      return Optional.of(codec.decode(value));
    } catch (UnreadableRecordException e) {
      return Optional.empty();
    }
  }

  private static Envelope envelope(SpecificRecord event) {
    return (Envelope) event.get(event.getSchema().getField("envelope").pos());
  }

  private static List<Object> identity(Envelope envelope) {
    return List.of(
        envelope.getNodeId(),
        ByteBuffer.wrap(envelope.getBootId().bytes()),
        envelope.getEpoch(),
        envelope.getStream(),
        envelope.getSeq());
  }

  @Override
  public void close() {
    producer.close();
  }
}
