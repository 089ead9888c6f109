package io.memwall.standalone.torture;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.DeadLetter;
import io.memwall.schemas.SchemaLog;
import io.memwall.schemas.Topics;
import io.memwall.standalone.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a broken client or network does to topics. */
record Wire(String kafka) {
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Sends the last records of every event topic once more, in no order.
   *
   * @return how many
   */
  int repeat(int perPartition, Random random) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var topic : List.of(Topics.FLOW, Topics.HOT, Topics.CONNECTION, Topics.HEALTH)) {
      each(
          topic.name(),
          perPartition,
          raw -> {
            // Noise of another fault has no identity: sent again, it would be another dead letter.
            if (AvroCodec.writtenWith(raw.value()).isPresent()) {
              records.add(
                  new ProducerRecord<>(raw.topic(), raw.partition(), raw.key(), raw.value()));
            }
          });
    }
    Collections.shuffle(records, random);
    send(records);
    return records.size();
  }

  /** Sends bytes that are no record of ours where flow records are expected. */
  void garbage(int count, Random random) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      records.add(new ProducerRecord<>(Topics.FLOW.name(), new byte[] {(byte) i}, bytes));
    }
    send(records);
  }

  /** As writers do before their first record. */
  void announce(List<Schema> schemas) {
    send(schemas.stream().map(SchemaLog::announcement).toList());
  }

  /** Records that the sink gave up, each once. */
  Set<String> deadLetters() {
    var origins = new HashSet<String>();
    each(
        Topics.DEADLETTER,
        Integer.MAX_VALUE,
        raw ->
            DeadLetter.read(raw)
                .filter(letter -> letter.why().component().equals("sink"))
                .ifPresent(letter -> origins.add(letter.origin().toString())));
    return origins;
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all");
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      List<Future<RecordMetadata>> receipts = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> receipt : receipts) {
        receipt.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while sending", e);
    } catch (ExecutionException e) {
      throw new CommandException("Kafka takes no records: " + e.getCause().getMessage(), e);
    }
  }

  private void each(String topic, int last, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      var begins = consumer.beginningOffsets(partitions);
      var ends = consumer.endOffsets(partitions);
      ends.forEach(
          (partition, end) ->
              consumer.seek(partition, Math.max(begins.get(partition), end - last)));
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(reader);
      }
    }
  }
}
