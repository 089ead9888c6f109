package io.memwall.streams.hotspot;

import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.inventory.InventoryStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/** How near each host, pool, region and link direction stands to the wall, every 10 s. */
public final class HotspotTopology implements Supplier<Topology> {
  private final HotspotTopics topics;
  private final ScoreSettings settings;

  public HotspotTopology(HotspotTopics topics, ScoreSettings settings) {
    this.topics = topics;
    this.settings = settings;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    InventoryStore.addTo(builder, topics.inventory());
    var readings =
        results(builder)
            .merge(counters(builder), Named.as("results-and-counters"))
            .process(SpreadFold::new, Named.as("spread"))
            // An explicit topic: what bears on one entity comes under the keys of many.
            .repartition(byEntity());
    readings
        .mapValues(reading -> (Heard) reading, Named.as("readings"))
        // Heartbeats are in every partition already.
        .merge(watching(builder), Named.as("readings-and-heartbeats"))
        .process(ScoreFold.step(settings), Named.as("judge"))
        .process(
            LatestFold.step(HotspotStore.hotspots(), one -> one.getCaseName().isEmpty()),
            Named.as("keep-hotspots"))
        .to(topics.hotspot().name(), topics.hotspot().produced("hotspot"));
    return builder.build();
  }

  private KStream<String, Reading> results(StreamsBuilder builder) {
    var pools =
        present(builder, topics.pool())
            .process(
                LatestFold.step(HotspotStore.pools(), one -> one.getCaseName().isEmpty()),
                Named.as("keep-pools"));
    return readings(present(builder, topics.bandwidth()), "bandwidth", one(InputResults::bandwidth))
        .merge(
            readings(present(builder, topics.latency()), "latency", one(InputResults::latency)),
            Named.as("and-latency"))
        .merge(
            readings(
                present(builder, topics.contention()), "contention", one(InputResults::contention)),
            Named.as("and-contention"))
        .merge(readings(pools, "pool", PoolResults::of), Named.as("and-pool"));
  }

  private static <V> Function<V, List<Reading>> one(Function<V, Optional<Reading>> reading) {
    return row -> reading.apply(row).stream().toList();
  }

  private static <V> KStream<String, Reading> readings(
      KStream<String, V> rows, String question, Function<V, List<Reading>> readings) {
    return rows.flatMapValues(readings::apply, Named.as("readings-of-" + question));
  }

  private KStream<String, Reading> counters(StreamsBuilder builder) {
    var hosts =
        present(builder, topics.host())
            .mapValues(Events::host, Named.as("counted-of-" + topics.host().name()));
    var ports =
        present(builder, topics.link())
            .mapValues(Events::port, Named.as("counted-of-" + topics.link().name()));
    return hosts
        .merge(ports, Named.as("hosts-and-ports"))
        .process(LooksFold.step(), Named.as("since-the-look-before"));
  }

  private KStream<String, Heard> watching(StreamsBuilder builder) {
    return present(builder, topics.health()).mapValues(Events::watching, Named.as("watching"));
  }

  private static <V> KStream<String, V> present(StreamsBuilder builder, StreamTopic<V> topic) {
    return builder.stream(topic.name(), topic.consumed())
        .filter((key, row) -> row != null, Named.as("present-" + topic.name()));
  }

  private Repartitioned<String, Reading> byEntity() {
    return Repartitioned.<String, Reading>as("by-entity")
        .withKeySerde(Serdes.String())
        .withValueSerde(new ReadingSerde())
        .withNumberOfPartitions(topics.partitions());
  }

  /**
   * The topics of this topology.
   *
   * @param bandwidth key: entity
   * @param latency key: entity
   * @param contention key: entity
   * @param pool key: pool id
   * @param host key: node id
   * @param link key: node and port
   * @param health every record in every partition
   * @param inventory every version of every object
   * @param hotspot the results; key: kind:entity
   * @param partitions how many partitions they have, all alike
   */
  public record HotspotTopics(
      StreamTopic<Bandwidth> bandwidth,
      StreamTopic<Latency> latency,
      StreamTopic<Contention> contention,
      StreamTopic<PoolUse> pool,
      StreamTopic<HostMemory> host,
      StreamTopic<LinkHealth> link,
      StreamTopic<Health> health,
      StreamTopic<Inventory> inventory,
      StreamTopic<Hotspot> hotspot,
      int partitions) {

    /** Those of the catalogue; {@code newer} finds schemas younger than this reader. */
    public static HotspotTopics of(int partitions, SchemaFinder newer) {
      return new HotspotTopics(
          StreamTopic.of(Topics.BANDWIDTH, newer),
          StreamTopic.of(Topics.LATENCY, newer),
          StreamTopic.of(Topics.CONTENTION, newer),
          StreamTopic.of(Topics.POOL, newer),
          StreamTopic.of(Topics.HOST, newer),
          StreamTopic.of(Topics.LINK, newer),
          StreamTopic.of(Topics.HEALTH, newer),
          StreamTopic.of(Topics.INVENTORY_HISTORY, newer),
          StreamTopic.of(Topics.HOTSPOT),
          partitions);
    }
  }
}
