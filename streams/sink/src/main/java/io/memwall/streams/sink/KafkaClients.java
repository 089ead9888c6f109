package io.memwall.streams.sink;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients with the settings on which the sink's promises rest. */
final class KafkaClients {
  private final SinkConfig config;

  KafkaClients(SinkConfig config) {
    this.config = config;
  }

  /** A member of the group: committed records only, positions committed by hand. */
  Consumer<byte[], byte[]> consumer() {
    var settings = reading();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    // Topics may appear after the sink has started.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    // A killed sink is replaced soon, not after the default 45 s.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.putAll(config.kafkaOverrides());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A reader of announced schemas, in no group. */
  Consumer<byte[], byte[]> schemaReader() {
    var settings = reading();
    settings.putAll(config.kafkaOverrides());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Producer<byte[], byte[]> producer() {
    var settings = common();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.putAll(config.kafkaOverrides());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Admin admin() {
    var settings = common();
    settings.putAll(config.kafkaOverrides());
    return Admin.create(settings);
  }

  private Map<String, Object> reading() {
    var settings = common();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  private Map<String, Object> common() {
    var settings = new HashMap<String, Object>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    return settings;
  }
}
