package io.memwall.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.engines.SharedEngines;
import io.memwall.schemas.events.Flow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue and the schema log on a real broker. */
class KafkaIT {
  private static final int PARTITIONS = 3;
  private static Admin admin;

  @BeforeAll
  static void createTopics() {
    admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()));
    new TopicSetup(admin, PARTITIONS, 1).ensure();
  }

  @AfterAll
  static void close() {
    admin.close();
  }

  @Test
  void secondSetup_createsNothing() {
    assertThat(new TopicSetup(admin, PARTITIONS, 1).ensure()).isEmpty();
  }

  @Test
  void deletedTopic_isCreatedAgain_alone() throws Exception {
    admin.deleteTopics(List.of(Topics.DEADLETTER)).all().get();
    assertThat(new TopicSetup(admin, PARTITIONS, 1).ensure()).containsExactly(Topics.DEADLETTER);
  }

  @Test
  void otherPartitionCount_isRefusedByName() {
    assertThatThrownBy(() -> new TopicSetup(admin, PARTITIONS + 1, 1).ensure())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has 3 partitions, the others 4");
  }

  @Test
  void brokerHolds_whatTheCatalogueSays() throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.FLOW.name());
    var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    Topics.FLOW
        .settings(PARTITIONS)
        .forEach((key, value) -> assertThat(config.get(key).value()).as(key).isEqualTo(value));
  }

  @Test
  void announcedSchema_isFound_andUnknownOneIsGivenUp() throws Exception {
    announce();
    try (var log = new SchemaLog(KafkaIT::consumer, Duration.ofSeconds(20), system())) {
      var flow = AvroCodec.of(Flow.class);
      assertThat(log.find(flow.fingerprint())).contains(flow.schema());
    }
    try (var log = new SchemaLog(KafkaIT::consumer, Duration.ofMillis(300), system())) {
      assertThat(log.find(42)).isEmpty();
    }
  }

  @Test
  void noSchemaInTheLog_isPassedOver() throws Exception {
    var junk = new ProducerRecord<>(Topics.SCHEMAS, "x".getBytes(UTF_8), "{".getBytes(UTF_8));
    try (var producer = producer()) {
      producer.send(junk).get();
    }
    announce();
    try (var log = new SchemaLog(KafkaIT::consumer, Duration.ofSeconds(20), system())) {
      assertThat(log.find(AvroCodec.of(Flow.class).fingerprint())).isPresent();
    }
  }

  private static void announce() throws Exception {
    try (var producer = producer()) {
      for (var announcement : SchemaLog.announcements()) {
        producer.send(announcement).get();
      }
    }
  }

  private static InstantSource system() {
    return InstantSource.system();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", SharedEngines.kafka()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", SharedEngines.kafka()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
