package io.memwall.collectors.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.spool.Destination;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.LossClass;
import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An idempotent producer for files: the sender waits for room, and a record that cannot be
 * delivered fails the whole import.
 */
public final class KafkaOutlet implements Outlet {
  private static final Logger log = LoggerFactory.getLogger(KafkaOutlet.class);
  private static final Duration REACH = Duration.ofSeconds(15);
  private static final Duration RETRY = Duration.ofMillis(20);
  private static final Duration CLOSE = Duration.ofSeconds(4);
  private static final String NOT_TAKEN = "kafka_not_taken";
  private static final long FIRST_OF_MANY = 1_000;

  private final String where;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Integer> partitions = new HashMap<>();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private KafkaOutlet(String where, Producer<byte[], byte[]> producer) {
    this.where = where;
    this.producer = producer;
  }

  /**
   * Connects, learns the partitions of every topic and announces the schemas.
   *
   * @throws PublishException when the cluster does not answer or a topic is missing
   */
  public static KafkaOutlet open(KafkaTarget target) {
    var serializer = new ByteArraySerializer();
    Map<String, Integer> partitions = TopicLookup.partitions(target, REACH);
    Producer<byte[], byte[]> producer;
    try {
      var settings = settings();
      settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
      settings.putAll(target.overrides());
      producer = new KafkaProducer<>(settings, serializer, serializer);
    } catch (KafkaException e) {
      throw TopicLookup.unusable(target, e);
    }
    var outlet = new KafkaOutlet(target.bootstrapServers(), producer);
    try {
      outlet.connect(partitions);
      return outlet;
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** What every producer of ours is like. */
  static Map<String, Object> settings() {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // With more requests under way, a partition whose leader is not ready may refuse the first
    // batch
    // of a new producer and take its second: the first is then out of order for ever.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    // A topic that is silent for minutes must not lose its next record to a metadata request.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Integer.MAX_VALUE);
    return settings;
  }

  private void connect(Map<String, Integer> found) {
    partitions.putAll(found);
    // Without waiting, the first send would find no metadata and be lost: fetch it here.
    partitions.keySet().forEach(this::warmUp);
    SchemaLog.announcements().forEach(this::submit);
  }

  private void warmUp(String topic) {
    long deadline = System.nanoTime() + REACH.toNanos();
    while (true) {
      try {
        producer.partitionsFor(topic);
        return;
      } catch (KafkaException e) {
        if (!(e instanceof TimeoutException) || System.nanoTime() > deadline) {
          throw new PublishException("Kafka at " + where + ": " + e.getMessage(), e);
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  @Override
  public void send(Entry entry) {
    Destination to = entry.destination();
    if (to.partition() != Destination.EVERY_PARTITION) {
      submit(entry, to.partition() == Destination.BY_KEY ? null : to.partition());
      return;
    }
    for (int partition = 0; partition < partitions.get(to.topic()); partition++) {
      submit(entry, partition);
    }
  }

  private void submit(Entry entry, Integer partition) {
    byte[] key = entry.destination().key().getBytes(UTF_8);
    submit(new ProducerRecord<>(entry.destination().topic(), partition, key, entry.value()));
  }

  private void submit(ProducerRecord<byte[], byte[]> record) {
    failIfBroken();
    try {
      // The callback is told of the outcome.
      Future<RecordMetadata> unused =
          producer.send(
              record,
              (metadata, e) -> {
                if (e != null) {
                  giveUp(record.topic(), e);
                }
              });
    } catch (KafkaException e) {
      giveUp(record.topic(), e);
      failIfBroken();
    }
  }

  private void giveUp(String topic, Exception e) {
    failure.compareAndSet(null, e);
    long count = lost.incrementAndGet();
    if (count == 1 || count % FIRST_OF_MANY == 0) {
      log.warn("{} events lost so far, the last one for {}: {}", count, topic, e.getMessage());
    }
  }

  private void failIfBroken() {
    Exception e = failure.get();
    if (e != null) {
      throw new PublishException(
          "Kafka at %s took not all events (%s); import again when it is well: nothing doubles"
              .formatted(where, e.getMessage()),
          e);
    }
  }

  @Override
  public void flush() {
    producer.flush();
    failIfBroken();
  }

  @Override
  public Map<PublishStatus.Cause, Long> lost() {
    long count = lost.get();
    return count == 0
        ? Map.of()
        : Map.of(new PublishStatus.Cause(LossClass.FLOW, NOT_TAKEN), count);
  }

  /** Delivers what it can within 4 s; the rest is given up and counted before this returns. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
