package io.memwall.collectors.agent;

import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.KafkaTarget;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a node watches.
 *
 * @param nodeId at most 64 characters, stable across boots
 * @param dataDirectory where the agent remembers its epoch
 * @param etherTypes read as TLoE
 */
public record LiveSettings(
    String nodeId,
    String fabricId,
    String site,
    Path dataDirectory,
    KafkaTarget kafka,
    Set<Integer> etherTypes,
    IntervalLength interval) {

  public LiveSettings {
    Objects.requireNonNull(nodeId);
    Objects.requireNonNull(fabricId);
    Objects.requireNonNull(site);
    Objects.requireNonNull(dataDirectory);
    Objects.requireNonNull(kafka);
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(interval);
  }

  /** Fabric and site {@code default}, EtherType 0xAAAA, intervals of one second. */
  public static LiveSettings of(String nodeId, Path dataDirectory, KafkaTarget kafka) {
    return new LiveSettings(
        nodeId,
        "default",
        "default",
        dataDirectory,
        kafka,
        Set.of(ImportRequest.OMNIXTEND),
        IntervalLength.SECOND);
  }

  public LiveSettings withFabric(String fabric, String atSite) {
    return new LiveSettings(nodeId, fabric, atSite, dataDirectory, kafka, etherTypes, interval);
  }

  public LiveSettings withEtherType(int type) {
    var more = new TreeSet<>(etherTypes);
    more.add(type);
    return new LiveSettings(nodeId, fabricId, site, dataDirectory, kafka, more, interval);
  }

  public LiveSettings withInterval(IntervalLength length) {
    return new LiveSettings(nodeId, fabricId, site, dataDirectory, kafka, etherTypes, length);
  }
}
