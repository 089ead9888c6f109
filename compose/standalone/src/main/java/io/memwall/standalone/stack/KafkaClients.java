package io.memwall.standalone.stack;

import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Connections to one Kafka cluster. */
record KafkaClients(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  SchemaLog schemaLog() {
    return new SchemaLog(
        () ->
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
        PATIENCE,
        InstantSource.system());
  }
}
