package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.SharedEngines;
import io.memwall.schemas.Topics;
import io.memwall.streams.allocation.AllocationTraffic;
import io.memwall.streams.bandwidth.BandwidthTraffic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both applications on a real broker: exact results, exact lag, and a restart in between. */
final class StreamsIT {
  private static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String prefix = SharedEngines.freshName("streams") + "-";
  private final BandwidthTraffic bandwidth = new BandwidthTraffic(prefix, PARTITIONS);
  private final AllocationTraffic allocation = new AllocationTraffic(prefix);

  @TempDir private Path stateDir;
  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void connect() throws Exception {
    admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()));
    var topics =
        Stream.concat(bandwidth.topics().stream(), allocation.topics().stream())
            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
            .toList();
    admin.createTopics(topics).all().get();
    if (!admin.listTopics().names().get().contains(Topics.DEADLETTER)) {
      admin.createTopics(List.of(new NewTopic(Topics.DEADLETTER, 1, (short) 1))).all().get();
    }
    var config = new Properties();
    config.put("bootstrap.servers", SharedEngines.kafka());
    // The topics are new: see StreamsSettings.
    config.put("max.in.flight.requests.per.connection", 1);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void disconnect() {
    producer.close();
    admin.close();
  }

  @Test
  void everythingSent_isInTheResults_evenAcrossARestart() {
    send(bandwidth.firstHalf(), allocation.firstHalf());
    try (var process = start(stateDir)) {
      awaitNoLag(process);
      assertThat(process.status()).allMatch(StreamsStatus::isRunning);
    }
    send(bandwidth.secondHalf(), allocation.secondHalf());
    // A new directory: the state comes back from the broker alone.
    try (var process = start(stateDir.resolve("other"))) {
      awaitNoLag(process);
      awaitBandwidth();
    }
    allocation.check(committed(allocation.results()));
  }

  @Test
  void anUnreadableRecord_isADeadLetterOfTheSameTransaction() {
    var garbage =
        new ProducerRecord<byte[], byte[]>(bandwidth.flowTopic(), 0, null, new byte[] {9});
    send(List.of(garbage), bandwidth.firstHalf());
    send(bandwidth.secondHalf(), List.of());
    try (var process = start(stateDir)) {
      awaitNoLag(process);
      assertThat(process.status()).allMatch(status -> status.replacedThreads() == 0);
      awaitBandwidth();
    }
    assertThat(committed(Topics.DEADLETTER))
        .filteredOn(letter -> origin(letter).equals(bandwidth.flowTopic()))
        .hasSize(1)
        .allSatisfy(letter -> assertThat(letter.value()).containsExactly(9));
  }

  private static String origin(ConsumerRecord<byte[], byte[]> letter) {
    return new String(
        letter.headers().lastHeader("memwall.origin.topic").value(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private StreamsProcess start(Path directory) {
    var topologies = new LinkedHashMap<String, Supplier<Topology>>();
    topologies.put("bandwidth", bandwidth.topology());
    topologies.put("allocation", allocation.topology());
    var settings = new StreamsSettings(SharedEngines.kafka(), directory, 1, 1, prefix, Map.of());
    var process = new StreamsProcess(settings, topologies, Clock.systemUTC());
    process.start();
    return process;
  }

  private static void awaitNoLag(StreamsProcess process) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              assertThat(process.status()).allMatch(status -> status.failure().isEmpty());
              assertThat(process.lag()).isEqualTo(StreamsLag.NONE);
            });
  }

  /** What is read last is told of a link with what comes right behind. */
  private void awaitBandwidth() {
    await().atMost(PATIENCE).untilAsserted(() -> bandwidth.check(committed(bandwidth.results())));
  }

  private void send(
      List<ProducerRecord<byte[], byte[]>> first, List<ProducerRecord<byte[], byte[]>> second) {
    var acknowledged = Stream.concat(first.stream(), second.stream()).map(producer::send).toList();
    producer.flush();
    assertThat(acknowledged).allSatisfy(sent -> assertThat(sent.get().hasOffset()).isTrue());
  }

  /** All committed records of a topic. */
  private List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    var config = new Properties();
    config.put("bootstrap.servers", SharedEngines.kafka());
    config.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(Set.copyOf(partitions));
      var records = new java.util.ArrayList<ConsumerRecord<byte[], byte[]>>();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return partitions.stream()
                    .allMatch(partition -> consumer.position(partition) >= ends.get(partition));
              });
      return records;
    }
  }
}
