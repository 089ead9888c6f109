package io.memwall.engines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition, written and read by Kafka's own clients. */
record Records(String servers, String topic) {

  Records create(Map<String, String> settings) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings);
      admin.createTopics(List.of(wanted)).all().get();
    }
    return this;
  }

  /** Returns when each is acknowledged. */
  void produce(List<ProducerRecord<String, String>> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      records.forEach(each -> sent.add(producer.send(each)));
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", servers);
    settings.put("acks", "all");
    settings.put("max.request.size", 8 << 20);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  ProducerRecord<String, String> of(String value) {
    return new ProducerRecord<>(topic, value);
  }

  /** All committed values from the beginning to what is the end now. */
  List<String> values() {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
      }
    }
    return values;
  }
}
