package io.memwall.streams.contention;

import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.Holding;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.attribution.OwnersStore;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.ByEntity;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.FoldSettings;
import io.memwall.streams.window.Folded;
import io.memwall.streams.window.LeftOutResults;
import io.memwall.streams.window.LookedUp;
import io.memwall.streams.window.Observation;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Contention per pool in windows of 10 s, published early and corrected by revision. */
public final class ContentionTopology implements Supplier<Topology> {
  private final ContentionTopics topics;
  private final FoldSettings settings;
  private final PoolKind kind = new PoolKind();

  public ContentionTopology(ContentionTopics topics, FoldSettings settings) {
    this.topics = topics;
    this.settings = settings;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    InventoryStore.addTo(builder, topics.inventory());
    OwnersStore.addTo(builder, topics.holdings());
    var observed =
        hot(builder)
            .merge(Envelopes.heartbeats(builder, topics.health()), Named.as("hot-and-heartbeats"));
    var byPool =
        observed
            .process(ByEntity.step(kind), Named.as("key-by-pool"))
            // Collectors key by what they know of a pool; the inventory may know it by another
            // name.
            .repartition(ByEntity.repartitioned(kind, "by-pool", topics.partitions()));
    Folded.of(byPool, kind, settings, List.of(new LookedUp(OwnersStore.STORE, 0)))
        .leavingOutTo(topics.leftOut())
        .windows()
        .process(Results.ToContention::new, Named.as("window-to-contention"))
        .to(topics.contention().name(), topics.contention().produced("contention"));
    return builder.build();
  }

  private KStream<String, Observation<Reading>> hot(StreamsBuilder builder) {
    StreamTopic<Hot> hot = topics.hot();
    return builder.stream(hot.name(), hot.consumed())
        .filter((pool, record) -> record != null, Named.as("hot-present"))
        .process(Events.ToContribution::new, Named.as("hot-to-contribution"));
  }

  /**
   * The topics of this topology.
   *
   * @param hot key: the pool as the collector knows it
   * @param health every record in every partition
   * @param inventory every version of every object
   * @param holdings who held which extents
   * @param contention the results; key: pool
   * @param leftOut where records go that are in no result
   * @param partitions how many partitions hot and health have, both alike
   */
  public record ContentionTopics(
      StreamTopic<Hot> hot,
      StreamTopic<Health> health,
      StreamTopic<Inventory> inventory,
      StreamTopic<Holding> holdings,
      StreamTopic<Contention> contention,
      LeftOutResults leftOut,
      int partitions) {

    /** Those of the catalogue; {@code newer} finds schemas younger than this reader. */
    public static ContentionTopics of(int partitions, SchemaFinder newer) {
      return new ContentionTopics(
          StreamTopic.of(Topics.HOT, newer),
          StreamTopic.of(Topics.HEALTH, newer),
          StreamTopic.of(Topics.INVENTORY_HISTORY, newer),
          StreamTopic.of(Topics.HOLDING, newer),
          StreamTopic.of(Topics.CONTENTION),
          LeftOutResults.ofCatalogue(),
          partitions);
    }
  }
}
