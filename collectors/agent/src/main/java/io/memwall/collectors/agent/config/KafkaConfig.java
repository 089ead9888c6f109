package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.publish.KafkaTarget;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where events go.
 *
 * @param bootstrap host:port, comma separated
 * @param properties raw producer settings that win over ours; none of them secret
 */
public record KafkaConfig(
    String bootstrap, KafkaSecurity security, Map<String, String> properties) {

  public KafkaConfig {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  static KafkaConfig read(Section section) {
    return new KafkaConfig(
        section.ask("bootstrap", "brokers to ask first").need(new BrokersKind(), "localhost:9092"),
        section.section("security", KafkaSecurity::read),
        section
            .ask("properties", "settings of Kafka's producer, given on as they are")
            .map(new ProducerPropertyKind()));
  }

  /** The cluster as the publisher knows it; reads the secrets. */
  public KafkaTarget target() {
    var all = new HashMap<>(security.properties());
    all.putAll(properties);
    return new KafkaTarget(bootstrap, all);
  }
}
