package io.memwall.streams.alerts;

import java.util.Map;
import java.util.Objects;

/**
 * Settings of the alert delivery.
 *
 * @param bootstrapServers of Kafka
 * @param groupId consumer group; also names the writer of {@code memwall.alert}, so that one that
 *     was thought dead cannot write any more
 * @param rules what an operator decides
 * @param kafkaOverrides settings passed through to the Kafka clients; they win over ours
 */
public record AlertsConfig(
    String bootstrapServers, String groupId, AlertRules rules, Map<String, Object> kafkaOverrides) {
  public static final String DEFAULT_GROUP = "memwall-alerts";

  public AlertsConfig {
    Objects.requireNonNull(bootstrapServers);
    Objects.requireNonNull(groupId);
    Objects.requireNonNull(rules);
    kafkaOverrides = Map.copyOf(kafkaOverrides);
  }

  /** As every stack runs it. */
  public static AlertsConfig of(String bootstrapServers, AlertRules rules) {
    return new AlertsConfig(bootstrapServers, DEFAULT_GROUP, rules, Map.of());
  }
}
