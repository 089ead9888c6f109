package io.memwall.collectors.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.config.NodeConfig;
import io.memwall.collectors.agent.privacy.AddressPolicy;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.spool.SpoolSettings;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Who reports and where events go: what stays the same for the life of an agent.
 *
 * @param spool where events wait while Kafka takes none
 * @param addresses what of memory addresses leaves the node
 * @param configHash tells one configuration from another in the reports
 */
public record LiveSettings(
    NodeConfig node,
    KafkaTarget kafka,
    SpoolSettings spool,
    AddressPolicy addresses,
    Optional<String> configHash) {

  public LiveSettings {
    Objects.requireNonNull(node);
    Objects.requireNonNull(kafka);
    Objects.requireNonNull(spool);
    Objects.requireNonNull(addresses);
    Objects.requireNonNull(configHash);
  }

  /** Fabric and site {@code default}, full addresses, a spool of its own below the directory. */
  public static LiveSettings of(String nodeId, Path dataDirectory, KafkaTarget kafka) {
    return new LiveSettings(
        new NodeConfig(nodeId, "default", "default", dataDirectory),
        kafka,
        SpoolSettings.in(dataDirectory.resolve("spool-" + URLEncoder.encode(nodeId, UTF_8))),
        AddressPolicy.FULL,
        Optional.empty());
  }

  public LiveSettings withFabric(String fabric, String site) {
    var placed = new NodeConfig(node.id(), fabric, site, node.dataDir());
    return new LiveSettings(placed, kafka, spool, addresses, configHash);
  }
}
