package io.memwall.streams.bandwidth;

import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.Holding;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.attribution.OwnersStore;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.ByEntity;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.FoldSettings;
import io.memwall.streams.window.Folded;
import io.memwall.streams.window.LeftOut;
import io.memwall.streams.window.LeftOutResults;
import io.memwall.streams.window.LookedUp;
import io.memwall.streams.window.Observation;
import io.memwall.streams.window.Window;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Traffic per half and per link in windows of 1 s, 10 s and 1 min, published early and corrected by
 * revision.
 */
public final class BandwidthTopology implements Supplier<Topology> {
  // Capacities, and from 10 s on who shared a link; a half is joined with nothing.
  private static final List<LookedUp> OF_LINKS =
      List.of(
          new LookedUp(InventoryStore.STORE, Window.SECOND_NS),
          new LookedUp(OwnersStore.STORE, 10 * Window.SECOND_NS));

  private final BandwidthTopics topics;
  private final FoldSettings settings;

  public BandwidthTopology(BandwidthTopics topics, FoldSettings settings) {
    this.topics = topics;
    this.settings = settings;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    InventoryStore.addTo(builder, topics.inventory());
    OwnersStore.addTo(builder, topics.holdings());
    var placed =
        flows(builder)
            .merge(Envelopes.heartbeats(builder, topics.health()), Named.as("flows-and-heartbeats"))
            .process(PlaceStep::new, Named.as("place"));
    topics.leftOut().publish(refused(placed), "line-rate");
    var observed = credible(placed);
    // Not DSL windows: they share one stream time per task, so that one node's outage or wrong
    // clock would drop another's healthy data.
    results(Grouping.HALF, observed.process(ByEntity.step(Grouping.HALF), Named.as("key-by-half")));
    results(
        Grouping.LINK,
        observed
            .process(ByEntity.step(Grouping.LINK), Named.as("key-by-link"))
            // An explicit topic: links are other keys than connections, heartbeats go to every
            // task.
            .repartition(ByEntity.repartitioned(Grouping.LINK, "by-link", topics.partitions())));
    return builder.build();
  }

  private static KStream<String, Observation<Carried>> credible(KStream<String, Placed> placed) {
    return placed
        .filter((key, one) -> one instanceof Placed.Credible, Named.as("credible"))
        .mapValues(one -> ((Placed.Credible) one).observation(), Named.as("observed"));
  }

  private static KStream<String, LeftOut<Carried>> refused(KStream<String, Placed> placed) {
    return placed
        .filter((key, one) -> one instanceof Placed.Refused, Named.as("refused"))
        .map(
            (key, one) -> {
              var leftOut = ((Placed.Refused) one).leftOut();
              return new KeyValue<>(leftOut.entity(), leftOut);
            },
            Named.as("refused-by-link"));
  }

  private void results(Grouping grouping, KStream<String, Observation<Carried>> byEntity) {
    String kind = grouping.name().toLowerCase(Locale.ROOT);
    Folded.of(byEntity, grouping, settings, grouping == Grouping.LINK ? OF_LINKS : List.of())
        .leavingOutTo(topics.leftOut())
        .windows()
        .process(() -> new RateStep(grouping), Named.as(kind + "-to-bandwidth"))
        .to(topics.bandwidth().name(), topics.bandwidth().produced(kind + "-bandwidth"));
  }

  private KStream<String, Observation<Carried>> flows(StreamsBuilder builder) {
    StreamTopic<Flow> flow = topics.flow();
    return builder.stream(flow.name(), flow.consumed())
        .filter((connection, record) -> record != null, Named.as("flow-present"))
        .mapValues(Events::contribution, Named.as("flow-to-contribution"));
  }

  /**
   * The topics of this topology.
   *
   * @param flow key: connection id
   * @param health every record in every partition
   * @param inventory every version of every object; read whole by each instance
   * @param holdings who held what of the pools; read whole by each instance
   * @param bandwidth the results; key: entity
   * @param leftOut where records go that are in no result
   * @param partitions how many partitions flow and health have, both alike
   */
  public record BandwidthTopics(
      StreamTopic<Flow> flow,
      StreamTopic<Health> health,
      StreamTopic<Inventory> inventory,
      StreamTopic<Holding> holdings,
      StreamTopic<Bandwidth> bandwidth,
      LeftOutResults leftOut,
      int partitions) {

    /** Those of the catalogue; {@code newer} finds schemas younger than this reader. */
    public static BandwidthTopics of(int partitions, SchemaFinder newer) {
      return new BandwidthTopics(
          StreamTopic.reading(Topics.FLOW, Events.FIELDS, newer),
          StreamTopic.of(Topics.HEALTH, newer),
          StreamTopic.of(Topics.INVENTORY_HISTORY, newer),
          StreamTopic.of(Topics.HOLDING, newer),
          StreamTopic.of(Topics.BANDWIDTH),
          LeftOutResults.ofCatalogue(),
          partitions);
    }
  }
}
