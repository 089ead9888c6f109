package io.memwall.streams;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the topologies run.
 *
 * @param bootstrapServers of Kafka
 * @param stateDir where tasks keep their stores; may be lost, at the price of a restore
 * @param threads per topology, at least 1
 * @param replicationFactor of the internal topics
 * @param applicationPrefix before a topology's name in its application id
 * @param overrides settings for Kafka Streams that win over all others
 */
public record StreamsSettings(
    String bootstrapServers,
    Path stateDir,
    int threads,
    int replicationFactor,
    String applicationPrefix,
    Map<String, Object> overrides) {
  public static final String APPLICATION_PREFIX = "memwall-";

  private static final int COMMIT_MS = 100;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final int SESSION_MS = 10_000;
  private static final int HEARTBEAT_MS = 3_000;

  public StreamsSettings {
    overrides = Map.copyOf(overrides);
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + " is below 1");
    }
    if (replicationFactor < 1) {
      throw new IllegalArgumentException("replicationFactor=" + replicationFactor + " is below 1");
    }
  }

  /** One thread, one replica: what a single machine needs. */
  public static StreamsSettings single(String bootstrapServers, Path stateDir) {
    return new StreamsSettings(bootstrapServers, stateDir, 1, 1, APPLICATION_PREFIX, Map.of());
  }

  /** Where other processes of the applications can ask this one, host:port; empty when nowhere. */
  String address() {
    return (String) overrides.getOrDefault(StreamsConfig.APPLICATION_SERVER_CONFIG, "");
  }

  String applicationId(String topology) {
    return applicationPrefix + topology;
  }

  Map<String, Object> of(String topology) {
    var config = new HashMap<String, Object>();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(topology));
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
    // A killed process is replaced soon, not after the default 45 s.
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Internal topics are written to as soon as they exist: with more requests under way, a
    // partition whose leader is not ready refuses the first batch, takes the second, and the first
    // is out of order for ever.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    // What is written is much alike: a third of the bytes, for the brokers and for who restores.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    config.putAll(overrides);
    return config;
  }
}
