package io.memwall.collectors.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.inventory.KnownObject;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Inventory;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The fabric as the log knows it: reads the compacted topic from its beginning to its end. */
public final class InventoryLog {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaTarget target;
  private final AvroCodec<Inventory> codec = AvroCodec.of(Inventory.class);

  public InventoryLog(KafkaTarget target) {
    this.target = target;
  }

  /**
   * The newest version of every object, tombstones included.
   *
   * @throws PublishException when Kafka does not answer, or holds what this version cannot read
   */
  public Collection<KnownObject> read() {
    // Asked first: its answers tell a missing topic from a cluster that is not there.
    TopicLookup.require(target, PATIENCE);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings(), bytes, bytes)) {
      return read(consumer);
    } catch (KafkaException e) {
      throw TopicLookup.unusable(target, e);
    }
  }

  private Collection<KnownObject> read(KafkaConsumer<byte[], byte[]> consumer) {
    String topic = Topics.INVENTORY.name();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    var newest = new TreeMap<String, KnownObject>();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.value() == null) {
          newest.remove(new String(record.key(), UTF_8));
        } else {
          KnownObject known = known(record);
          newest.put(known.version().objectId(), known);
        }
      }
    }
    return List.copyOf(newest.values());
  }

  private KnownObject known(ConsumerRecord<byte[], byte[]> record) {
    try {
      Inventory event = codec.decode(record.value());
      return new KnownObject(InventoryReading.version(event), event.getEnvelope().getNodeId());
    } catch (UnreadableRecordException e) {
      throw new PublishException(
          "the inventory holds a version of object %s that this memwall cannot read: %s"
              .formatted(new String(record.key(), UTF_8), e.getMessage()),
          e);
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(target.overrides());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return settings;
  }
}
