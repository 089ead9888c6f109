package io.memwall.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.DeadLetters;
import io.memwall.schemas.SchemaLog;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.ReplayRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Records of a schema nobody knows, until it is announced: on a broker, in a topic of their own.
 */
final class RedriveIT {
  private static final int RECORDS = 3;
  private static final byte NOUGHT = 0;

  private final String topic = SharedEngines.freshName("redrive");
  private final String kafka = SharedEngines.kafka();
  private final Schema newer = newer();
  private final SchemaLog announced =
      new SchemaLog(this::consumer, Duration.ofMillis(300), InstantSource.system());
  private final AvroCodec<ReplayRequest> reader = AvroCodec.of(ReplayRequest.class, announced);
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void prepare() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      new TopicSetup(admin, Storing.PARTITIONS, 1).ensure();
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(2), Optional.empty())))
          .all()
          .get();
    }
    var bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka), bytes, bytes);
  }

  @AfterEach
  void close() {
    producer.close();
    announced.close();
  }

  @Test
  void letters_goBackOnce_whenTheirSchemaIsKnown_andSayItWhenTheyFailAgain() throws Exception {
    for (int i = 0; i < RECORDS; i++) {
      producer.send(new ProducerRecord<>(topic, 1, key(i), value(i))).get();
    }
    var unread = records();
    for (var record : unread) {
      assertThatThrownBy(() -> reader.decode(record.value()))
          .isInstanceOf(UnreadableRecordException.class);
      // Two who read the topic give it up.
      giveUp(record, "sink", "unknown writer schema: none has it");
      giveUp(record, "memwall-bandwidth", "unknown writer schema: none has it");
    }
    assertThat(redrive()).contains("unknown", "3 records would be sent back: do it with --go");
    assertThat(records()).hasSize(RECORDS);

    producer.send(SchemaLog.announcement(newer)).get();
    assertThat(redrive("--go", "--limit", "1")).contains("1 records were sent back");
    assertThat(redrive("--go")).contains("ReplayRequest", "2 records were sent back");
    assertThat(redrive("--go"))
        .contains("6 letters of the choice; 3 of their records were sent back before")
        .contains("0 records were sent back");

    var after = records();
    assertThat(after).hasSize(2 * RECORDS);
    // Letters lie in partitions of their own, so that records may come back in another order.
    var returned = new ArrayList<>(after.subList(RECORDS, after.size()));
    returned.sort(Comparator.comparing(back -> back.key()[0]));
    for (int i = 0; i < RECORDS; i++) {
      var back = returned.get(i);
      assertThat(back.partition()).isEqualTo(1);
      assertThat(back.key()).isEqualTo(unread.get(i).key());
      assertThat(back.value()).isEqualTo(unread.get(i).value());
      assertThat(reader.decode(back.value()).getFold()).isEqualTo("fold " + i);
    }
    giveUp(after.get(RECORDS), "sink", "refused: another cause");
    assertThat(redrive("--go", "--reason", "Another"))
        .containsPattern("refused +ReplayRequest +1 +1")
        .contains("1 records were sent back");
    var repeats = records().get(2 * RECORDS).headers().headers(DeadLetters.REPEATS);
    assertThat(repeats)
        .singleElement()
        .extracting(h -> new String(h.value(), UTF_8))
        .isEqualTo("2");
  }

  private String redrive(String... words) {
    var all = new ArrayList<>(List.of("redrive", "--kafka", kafka, "--topic", topic));
    all.addAll(List.of(words));
    return Cli.here(all.toArray(String[]::new)).succeeded().out();
  }

  private void giveUp(ConsumerRecord<byte[], byte[]> record, String component, String reason)
      throws Exception {
    producer.send(DeadLetters.of(record, component, reason)).get();
  }

  /**
   * The schema of a writer to come: one more field, before the others, and its name new each time.
   */
  private Schema newer() {
    String today = AvroCodec.of(ReplayRequest.class).schema().toString();
    String field =
        "\"fields\":[{\"name\":\"%s\",\"type\":\"long\",\"default\":0},".formatted(topic);
    return new Schema.Parser().parse(today.replaceFirst("\"fields\":\\[", field));
  }

  private static byte[] key(int number) {
    return new byte[] {(byte) number};
  }

  private byte[] value(int number) {
    var codec = AvroCodec.of(ReplayRequest.class);
    byte[] today = codec.encode(request(number));
    int header = Short.BYTES + Long.BYTES;
    return ByteBuffer.allocate(today.length + 1)
        .put(today, 0, Short.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(SchemaNormalization.parsingFingerprint64(newer))
        .put(NOUGHT)
        .put(today, header, today.length - header)
        .array();
  }

  private List<ConsumerRecord<byte[], byte[]>> records() {
    try (var consumer = consumer()) {
      var partition = new TopicPartition(topic, 1);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"), bytes, bytes);
  }

  private static ReplayRequest request(int number) {
    return ReplayRequest.newBuilder()
        .setFold("fold " + number)
        .setCaseName("")
        .setNodeId("n")
        .setEntity("e")
        .setTStart(Instant.EPOCH)
        .setTEnd(Instant.EPOCH)
        .setTNoticed(Instant.EPOCH)
        .build();
  }
}
