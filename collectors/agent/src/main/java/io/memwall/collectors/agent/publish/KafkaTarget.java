package io.memwall.collectors.agent.publish;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Kafka cluster events go to.
 *
 * @param bootstrapServers host:port, comma separated
 * @param overrides raw producer settings that win over ours
 */
public record KafkaTarget(String bootstrapServers, Map<String, String> overrides) {
  private static final Pattern SECRET = Pattern.compile("password|jaas|[.]key$|secret|token");

  public KafkaTarget {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("the Kafka bootstrap servers are missing");
    }
    overrides = Map.copyOf(overrides);
  }

  /** The settings' names, and the values of those that hold no secret. */
  @Override
  public String toString() {
    var shown = new TreeMap<>(overrides);
    shown.replaceAll((name, value) -> SECRET.matcher(name).find() ? "(hidden)" : value);
    return bootstrapServers + " " + shown;
  }

  public static KafkaTarget at(String bootstrapServers) {
    return new KafkaTarget(bootstrapServers, Map.of());
  }
}
