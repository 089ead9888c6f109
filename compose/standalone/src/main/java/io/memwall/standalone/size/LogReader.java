package io.memwall.standalone.size;

import io.memwall.standalone.CommandException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Looks at what Kafka holds, its own topics and those of Streams included. */
final class LogReader implements AutoCloseable {
  private static final int ANSWER_WITHIN_MS = 30_000;

  private final Admin admin;
  private final LongSupplier nanos;

  /**
   * @param kafka what every client is told
   * @param nanos a clock without a beginning
   */
  LogReader(Map<String, Object> kafka, LongSupplier nanos) {
    var settings = new HashMap<>(kafka);
    settings.put("request.timeout.ms", ANSWER_WITHIN_MS);
    settings.put("default.api.timeout.ms", ANSWER_WITHIN_MS);
    this.admin = Admin.create(settings);
    this.nanos = nanos;
  }

  @FunctionalInterface
  private interface Ask<T> {
    T of(Admin admin) throws ExecutionException, InterruptedException;
  }

  private <T> T ask(Ask<T> question) throws InterruptedException {
    try {
      return question.of(admin);
    } catch (ExecutionException e) {
      throw new CommandException(
          "Kafka does not say what it holds: "
              + e.getCause().getMessage()
              + "; see that it is reached, and that the user has DESCRIBE of cluster and topics",
          e);
    } catch (KafkaException e) {
      throw new CommandException("Kafka does not say what it holds: " + e.getMessage(), e);
    }
  }

  Logs look() throws InterruptedException {
    return ask(this::look);
  }

  private Logs look(Admin asked) throws ExecutionException, InterruptedException {
    var names = asked.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    var topics = asked.describeTopics(names).allTopicNames().get();
    var keeping = keeping(asked, topics);
    var begins = offsets(asked, topics, OffsetSpec.earliest());
    var bytes = bytes(asked);
    long at = nanos.getAsLong();
    var ends = offsets(asked, topics, OffsetSpec.latest());
    var logs = new TreeMap<String, Logs.Log>();
    topics.forEach(
        (name, topic) ->
            logs.put(
                name,
                new Logs.Log(
                    begins.getOrDefault(name, 0L),
                    ends.getOrDefault(name, 0L),
                    bytes.getOrDefault(name, 0L),
                    topic.partitions().size(),
                    topic.partitions().get(0).replicas().size(),
                    keeping.get(name))));
    return new Logs(at, logs);
  }

  private static Map<String, Keeping> keeping(Admin asked, Map<String, TopicDescription> topics)
      throws ExecutionException, InterruptedException {
    var resources =
        topics.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    return asked.describeConfigs(resources).all().get().entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().name(),
                entry -> keeping(entry.getKey().name(), entry.getValue())));
  }

  private static Keeping keeping(String topic, Config config) {
    return Keeping.of(
        topic,
        config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value(),
        number(config, TopicConfig.RETENTION_MS_CONFIG),
        number(config, TopicConfig.RETENTION_BYTES_CONFIG),
        number(config, TopicConfig.SEGMENT_BYTES_CONFIG));
  }

  private static long number(Config config, String name) {
    return Long.parseLong(config.get(name).value());
  }

  /** By topic, all partitions together. */
  private static Map<String, Long> offsets(
      Admin asked, Map<String, TopicDescription> topics, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    topics.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(one -> wanted.put(new TopicPartition(name, one.partition()), spec)));
    var sums = new HashMap<String, Long>();
    asked
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((at, found) -> sums.merge(at.topic(), found.offset(), Long::sum));
    return sums;
  }

  /** By topic, the copies on all brokers together. */
  private static Map<String, Long> bytes(Admin asked)
      throws ExecutionException, InterruptedException {
    var brokers = asked.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
    var sums = new HashMap<String, Long>();
    for (var broker : asked.describeLogDirs(brokers).allDescriptions().get().values()) {
      for (var directory : broker.values()) {
        directory
            .replicaInfos()
            .forEach((at, replica) -> sums.merge(at.topic(), replica.size(), Long::sum));
      }
    }
    return sums;
  }

  /** How many groups have read each topic. */
  Map<String, Integer> readers() throws InterruptedException {
    return ask(
        asked -> {
          var readers = new HashMap<String, Integer>();
          for (var group : asked.listGroups().all().get()) {
            var read =
                asked
                    .listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            read.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> readers.merge(topic, 1, Integer::sum));
          }
          return readers;
        });
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
