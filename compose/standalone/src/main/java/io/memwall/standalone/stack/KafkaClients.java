package io.memwall.standalone.stack;

import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Connections to one Kafka cluster. */
record KafkaClients(StreamsPlan.Cluster cluster) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** To a cluster that asks for no proof. */
  static KafkaClients of(String bootstrapServers) {
    return new KafkaClients(StreamsPlan.Cluster.open(bootstrapServers));
  }

  Admin admin() {
    return Admin.create(settings());
  }

  /** What every client of the cluster is told. */
  Map<String, Object> settings() {
    var settings = new HashMap<>(cluster.properties());
    settings.put("bootstrap.servers", cluster.bootstrap());
    return settings;
  }

  SchemaLog schemaLog() {
    return new SchemaLog(
        () ->
            new KafkaConsumer<>(
                settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        PATIENCE,
        InstantSource.system());
  }
}
