package io.memwall.collectors.agent.publish;

import java.util.Map;

/**
 * The Kafka cluster events go to.
 *
 * @param bootstrapServers host:port, comma separated
 * @param overrides raw producer settings that win over ours
 */
public record KafkaTarget(String bootstrapServers, Map<String, String> overrides) {
  public KafkaTarget {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("the Kafka bootstrap servers are missing");
    }
    overrides = Map.copyOf(overrides);
  }

  public static KafkaTarget at(String bootstrapServers) {
    return new KafkaTarget(bootstrapServers, Map.of());
  }
}
