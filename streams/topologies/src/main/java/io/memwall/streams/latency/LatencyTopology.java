package io.memwall.streams.latency;

import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencyCurve;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.ByEntity;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.FoldSettings;
import io.memwall.streams.window.Folded;
import io.memwall.streams.window.LookedUp;
import io.memwall.streams.window.Observation;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Latency per connection, link, pool and host in windows of 10 s, measured against its baseline,
 * and per link and minute the curve of latency over utilisation.
 */
public final class LatencyTopology implements Supplier<Topology> {
  private final LatencyTopics topics;
  private final FoldSettings settings;
  private final LatencyRules rules;
  private final AnswersKind kind = new AnswersKind();

  public LatencyTopology(LatencyTopics topics, FoldSettings settings, LatencyRules rules) {
    this.topics = topics;
    this.settings = settings;
    this.rules = rules;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    InventoryStore.addTo(builder, topics.inventory());
    var observed =
        flows(builder)
            .merge(
                Envelopes.heartbeats(builder, topics.health()), Named.as("flows-and-heartbeats"));
    var told =
        pieces(observed)
            .merge(loads(builder), Named.as("pieces-and-loads"))
            // An explicit topic: entities are other keys than connections, loads go to every task.
            .repartition(byEntity())
            .process(new LatencyFold.Step(rules, settings.retention()), Named.as("fold-latencies"));
    windows(told);
    curves(told);
    return builder.build();
  }

  private KStream<String, Finding> pieces(KStream<String, Observation<Answers>> observed) {
    // The key stays the connection's, so the half's windows are folded where its records are.
    var byHalf = observed.process(ByEntity.step(kind), Named.as("key-by-half"));
    return Folded.of(byHalf, kind, settings, List.of(new LookedUp(InventoryStore.STORE, 0)))
        .windows()
        .process(GatherFold::new, Named.as("half-to-pieces"));
  }

  private KStream<String, Finding> loads(StreamsBuilder builder) {
    StreamTopic<Bandwidth> bandwidth = topics.bandwidth();
    return builder.stream(bandwidth.name(), bandwidth.consumed())
        .filter((entity, result) -> result != null && Events.isLoad(result), Named.as("only-loads"))
        .mapValues(result -> (Finding) Events.load(result), Named.as("bandwidth-to-load"));
  }

  private void windows(KStream<String, Told> told) {
    double target = rules.targetInflation();
    told.filter((entity, one) -> one instanceof Told.OfWindow, Named.as("only-windows"))
        .mapValues(
            one -> Results.latency((Told.OfWindow) one, target), Named.as("window-to-latency"))
        .to(topics.latency().name(), topics.latency().produced("latency"));
  }

  private void curves(KStream<String, Told> told) {
    double target = rules.targetInflation();
    told.filter((entity, one) -> one instanceof Told.OfCurve, Named.as("only-curves"))
        .mapValues(one -> Results.curve((Told.OfCurve) one, target), Named.as("curve-to-record"))
        .to(topics.curve().name(), topics.curve().produced("curve"));
  }

  private KStream<String, Observation<Answers>> flows(StreamsBuilder builder) {
    StreamTopic<Flow> flow = topics.flow();
    return builder.stream(flow.name(), flow.consumed())
        .filter((connection, record) -> record != null, Named.as("flow-present"))
        .mapValues(Events::contribution, Named.as("flow-to-answers"));
  }

  private Repartitioned<String, Finding> byEntity() {
    return Repartitioned.<String, Finding>as("by-entity")
        .withKeySerde(Serdes.String())
        .withValueSerde(new FindingSerde())
        .withNumberOfPartitions(topics.partitions())
        .withStreamPartitioner(GatherFold.partitioner());
  }

  /**
   * The topics of this topology.
   *
   * @param flow key: connection id
   * @param health every record in every partition
   * @param bandwidth how full links were; key: entity
   * @param inventory every version of every object
   * @param latency the results; key: entity
   * @param curve the curves; key: link
   * @param partitions how many partitions flow and health have, both alike
   */
  public record LatencyTopics(
      StreamTopic<Flow> flow,
      StreamTopic<Health> health,
      StreamTopic<Bandwidth> bandwidth,
      StreamTopic<Inventory> inventory,
      StreamTopic<Latency> latency,
      StreamTopic<LatencyCurve> curve,
      int partitions) {

    /** Those of the catalogue; {@code newer} finds schemas younger than this reader. */
    public static LatencyTopics of(int partitions, SchemaFinder newer) {
      return new LatencyTopics(
          StreamTopic.reading(Topics.FLOW, Events.FIELDS, newer),
          StreamTopic.of(Topics.HEALTH, newer),
          StreamTopic.of(Topics.BANDWIDTH, newer),
          StreamTopic.of(Topics.INVENTORY_HISTORY, newer),
          StreamTopic.of(Topics.LATENCY),
          StreamTopic.of(Topics.LATENCY_CURVE),
          partitions);
    }
  }
}
