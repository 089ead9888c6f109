package io.memwall.collectors.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.privacy.AddressPolicy;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.spool.SpoolSettings;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a node watches.
 *
 * @param nodeId at most 64 characters, stable across boots
 * @param dataDirectory where the agent remembers its epoch
 * @param spool where events wait while Kafka takes none
 * @param etherTypes of a given source, read as TLoE
 * @param interval of a given source
 * @param beat from report to report while nothing is captured
 * @param addresses what of memory addresses leaves the node
 * @param configHash tells one configuration from another in the reports
 */
public record LiveSettings(
    String nodeId,
    String fabricId,
    String site,
    Path dataDirectory,
    KafkaTarget kafka,
    SpoolSettings spool,
    Set<Integer> etherTypes,
    IntervalLength interval,
    Duration beat,
    AddressPolicy addresses,
    Optional<String> configHash) {

  private static final Duration BEAT = Duration.ofSeconds(10);

  public LiveSettings {
    Objects.requireNonNull(nodeId);
    Objects.requireNonNull(fabricId);
    Objects.requireNonNull(site);
    Objects.requireNonNull(dataDirectory);
    Objects.requireNonNull(kafka);
    Objects.requireNonNull(spool);
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(interval);
    Objects.requireNonNull(beat);
    Objects.requireNonNull(addresses);
    Objects.requireNonNull(configHash);
  }

  /** Fabric and site {@code default}, EtherType 0xAAAA, intervals of one second. */
  public static LiveSettings of(String nodeId, Path dataDirectory, KafkaTarget kafka) {
    return new LiveSettings(
        nodeId,
        "default",
        "default",
        dataDirectory,
        kafka,
        SpoolSettings.in(dataDirectory.resolve("spool-" + URLEncoder.encode(nodeId, UTF_8))),
        Set.of(ImportRequest.OMNIXTEND),
        IntervalLength.SECOND,
        BEAT,
        AddressPolicy.FULL,
        Optional.empty());
  }

  public LiveSettings withFabric(String fabric, String atSite) {
    return new LiveSettings(
        nodeId,
        fabric,
        atSite,
        dataDirectory,
        kafka,
        spool,
        etherTypes,
        interval,
        beat,
        addresses,
        configHash);
  }

  public LiveSettings withEtherType(int type) {
    var more = new TreeSet<>(etherTypes);
    more.add(type);
    return new LiveSettings(
        nodeId,
        fabricId,
        site,
        dataDirectory,
        kafka,
        spool,
        more,
        interval,
        beat,
        addresses,
        configHash);
  }

  public LiveSettings withInterval(IntervalLength length) {
    return new LiveSettings(
        nodeId,
        fabricId,
        site,
        dataDirectory,
        kafka,
        spool,
        etherTypes,
        length,
        beat,
        addresses,
        configHash);
  }

  public LiveSettings withBeat(Duration between) {
    return new LiveSettings(
        nodeId,
        fabricId,
        site,
        dataDirectory,
        kafka,
        spool,
        etherTypes,
        interval,
        between,
        addresses,
        configHash);
  }

  public LiveSettings withSpool(SpoolSettings other) {
    return new LiveSettings(
        nodeId,
        fabricId,
        site,
        dataDirectory,
        kafka,
        other,
        etherTypes,
        interval,
        beat,
        addresses,
        configHash);
  }

  public LiveSettings withConfigHash(String hash) {
    return new LiveSettings(
        nodeId,
        fabricId,
        site,
        dataDirectory,
        kafka,
        spool,
        etherTypes,
        interval,
        beat,
        addresses,
        Optional.of(hash));
  }

  public LiveSettings withAddresses(AddressPolicy policy) {
    return new LiveSettings(
        nodeId,
        fabricId,
        site,
        dataDirectory,
        kafka,
        spool,
        etherTypes,
        interval,
        beat,
        policy,
        configHash);
  }
}
