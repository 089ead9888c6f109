package io.memwall.collectors.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.spool.Destination;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An idempotent producer that never waits. */
final class ProducerLink implements Link {
  private static final Duration REACH = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMillis(20);

  private final Producer<byte[], byte[]> producer;
  private final Map<String, Integer> partitions;

  private ProducerLink(Producer<byte[], byte[]> producer, Map<String, Integer> partitions) {
    this.producer = producer;
    this.partitions = partitions;
  }

  /**
   * Connects, learns the partitions of every topic and announces the schemas.
   *
   * @param unackedBytes what will be sent at most without having been acknowledged
   * @throws PublishException when the cluster does not answer or a topic is missing
   */
  static ProducerLink open(KafkaTarget target, long unackedBytes) {
    Map<String, Integer> partitions = TopicLookup.partitions(target, REACH);
    Producer<byte[], byte[]> producer = producer(target, unackedBytes);
    try {
      warmUp(target, producer, partitions);
      SchemaLog.announcements().forEach(each -> announce(producer, each));
      return new ProducerLink(producer, partitions);
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private static Producer<byte[], byte[]> producer(KafkaTarget target, long unackedBytes) {
    var serializer = new ByteArraySerializer();
    Map<String, Object> settings = new HashMap<>(KafkaOutlet.settings());
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    // A batch is reserved as a whole for its first record: leave room for one per partition.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * unackedBytes);
    settings.putAll(target.overrides());
    try {
      return new KafkaProducer<>(settings, serializer, serializer);
    } catch (KafkaException e) {
      throw TopicLookup.unusable(target, e);
    }
  }

  /** Without waiting, the first send would find no metadata: fetch it here. */
  private static void warmUp(
      KafkaTarget target, Producer<byte[], byte[]> producer, Map<String, Integer> partitions) {
    long deadline = System.nanoTime() + REACH.toNanos();
    for (String topic : partitions.keySet()) {
      while (!isKnown(target, producer, topic, deadline)) {
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private static boolean isKnown(
      KafkaTarget target, Producer<byte[], byte[]> producer, String topic, long deadline) {
    try {
      return !producer.partitionsFor(topic).isEmpty();
    } catch (KafkaException e) {
      if (e instanceof TimeoutException && System.nanoTime() < deadline) {
        return false;
      }
      throw new PublishException(
          "Kafka at " + target.bootstrapServers() + ": " + e.getMessage(), e);
    }
  }

  private static void announce(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> schema) {
    Future<RecordMetadata> unused = producer.send(schema);
  }

  @Override
  public boolean send(Entry entry, Outcome outcome) {
    Destination to = entry.destination();
    byte[] key = to.key().getBytes(UTF_8);
    if (to.partition() != Destination.EVERY_PARTITION) {
      Integer partition = to.partition() == Destination.BY_KEY ? null : to.partition();
      var record = new ProducerRecord<>(to.topic(), partition, key, entry.value());
      return send(record, new Copies(outcome, 1));
    }
    int count = partitions.getOrDefault(to.topic(), 0);
    var copies = new Copies(outcome, count);
    for (int partition = 0; partition < count; partition++) {
      if (!send(new ProducerRecord<>(to.topic(), partition, key, entry.value()), copies)) {
        // What went out already goes out again: the same number, which counts once.
        copies.forget();
        return false;
      }
    }
    return count > 0;
  }

  private boolean send(ProducerRecord<byte[], byte[]> record, Copies copies) {
    copies.sending(true);
    try {
      Future<RecordMetadata> unused = producer.send(record, copies);
    } catch (TimeoutException e) {
      return false;
    } catch (KafkaException | IllegalStateException e) {
      copies.onCompletion(null, e);
    } finally {
      copies.sending(false);
    }
    return !copies.foundNoRoom();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
