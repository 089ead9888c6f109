package io.memwall.streams.allocation;

import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.StreamTopic;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What each pool holds after every second with an entry in its ledger. */
public final class AllocationTopology implements Supplier<Topology> {
  private final AllocationTopics topics;

  public AllocationTopology(AllocationTopics topics) {
    this.topics = topics;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    entries(builder)
        // Not a join: the capacity may come before, after or never, and each changes the figures.
        .merge(sizes(builder), Named.as("entries-and-sizes"))
        .process(LedgerFold.step(), Named.as("fold-ledgers"))
        .mapValues(Results::poolUse, Named.as("to-pool-use"))
        .to(topics.pool().name(), topics.pool().produced("pool-use"));
    return builder.build();
  }

  private KStream<String, PoolEvent> entries(StreamsBuilder builder) {
    StreamTopic<Allocation> allocation = topics.allocation();
    return builder.stream(allocation.name(), allocation.consumed())
        .filter((pool, record) -> record != null, Named.as("allocation-present"))
        .mapValues(Events::entry, Named.as("allocation-to-entry"));
  }

  private KStream<String, PoolEvent> sizes(StreamsBuilder builder) {
    StreamTopic<Inventory> inventory = topics.inventory();
    return builder.stream(inventory.name(), inventory.consumed())
        .filter(
            (object, record) -> record != null && Events.mayBePool(record), Named.as("pools-only"))
        .mapValues(Events::size, Named.as("inventory-to-size"));
  }

  /**
   * The topics of this topology; both inputs have the same number of partitions.
   *
   * @param allocation key: pool id
   * @param inventory key: object id, which for a pool is its pool id
   * @param pool the results; key: pool id
   */
  public record AllocationTopics(
      StreamTopic<Allocation> allocation,
      StreamTopic<Inventory> inventory,
      StreamTopic<PoolUse> pool) {

    /** Those of the catalogue; {@code newer} finds schemas younger than this reader. */
    public static AllocationTopics of(SchemaFinder newer) {
      return new AllocationTopics(
          StreamTopic.of(Topics.ALLOCATION, newer),
          StreamTopic.of(Topics.INVENTORY, newer),
          StreamTopic.of(Topics.POOL));
    }
  }
}
