package io.memwall.streams.allocation;

import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.inventory.InventoryStore;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.ValueMapper;

/**
 * What each pool holds after every second with an entry in its ledger, who held which extent from
 * when to when, and after every hour who may be leaking.
 */
public final class AllocationTopology implements Supplier<Topology> {
  private final AllocationTopics topics;

  public AllocationTopology(AllocationTopics topics) {
    this.topics = topics;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    InventoryStore.addTo(builder, topics.history());
    var outputs =
        entries(builder)
            .merge(snapshots(builder), Named.as("entries-and-snapshots"))
            // Not a join: the capacity may come before, after or never, and each changes figures.
            .merge(sizes(builder), Named.as("entries-and-sizes"))
            .process(LedgerFold.step(), Named.as("fold-ledgers"));
    outputs
        .flatMapValues(only(PoolResult.class, Results::poolUse), Named.as("to-pool-use"))
        .to(topics.pool().name(), topics.pool().produced("pool-use"));
    outputs
        .flatMapValues(only(Handover.class, Results::holding), Named.as("to-holding"))
        .to(topics.holding().name(), topics.holding().produced("holding"));
    outputs
        .flatMapValues(only(LeakResult.class, Results::leak), Named.as("to-leak"))
        .to(topics.leak().name(), topics.leak().produced("leak"));
    return builder.build();
  }

  private static <O extends LedgerOutput, R> ValueMapper<LedgerOutput, List<R>> only(
      Class<O> kind, Function<O, R> record) {
    return output -> kind.isInstance(output) ? List.of(record.apply(kind.cast(output))) : List.of();
  }

  private KStream<String, PoolEvent> entries(StreamsBuilder builder) {
    StreamTopic<Allocation> allocation = topics.allocation();
    return builder.stream(allocation.name(), allocation.consumed())
        .filter((pool, record) -> record != null, Named.as("allocation-present"))
        .mapValues(Events::entry, Named.as("allocation-to-entry"));
  }

  private KStream<String, PoolEvent> snapshots(StreamsBuilder builder) {
    StreamTopic<PoolSnapshot> snapshot = topics.snapshot();
    return builder.stream(snapshot.name(), snapshot.consumed())
        .filter((pool, record) -> record != null, Named.as("snapshot-present"))
        .mapValues(Events::snapshot, Named.as("snapshot-to-part"));
  }

  private KStream<String, PoolEvent> sizes(StreamsBuilder builder) {
    StreamTopic<Inventory> inventory = topics.inventory();
    return builder.stream(inventory.name(), inventory.consumed())
        .filter(
            (object, record) -> record != null && Events.mayBePool(record), Named.as("pools-only"))
        .mapValues(Events::size, Named.as("inventory-to-size"));
  }

  /**
   * The topics of this topology; the first three have the same number of partitions.
   *
   * @param allocation key: pool id
   * @param snapshot key: pool id
   * @param inventory the present; key: object id, which for a pool is its pool id
   * @param history every version of the inventory
   * @param pool the use of pools; key: pool id, as for all results
   * @param holding who held what
   * @param leak who may be leaking
   */
  public record AllocationTopics(
      StreamTopic<Allocation> allocation,
      StreamTopic<PoolSnapshot> snapshot,
      StreamTopic<Inventory> inventory,
      StreamTopic<Inventory> history,
      StreamTopic<PoolUse> pool,
      StreamTopic<io.memwall.schemas.results.Holding> holding,
      StreamTopic<Leak> leak) {

    /** Those of the catalogue; {@code newer} finds schemas younger than this reader. */
    public static AllocationTopics of(SchemaFinder newer) {
      return new AllocationTopics(
          StreamTopic.of(Topics.ALLOCATION, newer),
          StreamTopic.of(Topics.SNAPSHOT, newer),
          StreamTopic.of(Topics.INVENTORY, newer),
          StreamTopic.of(Topics.INVENTORY_HISTORY, newer),
          StreamTopic.of(Topics.POOL),
          StreamTopic.of(Topics.HOLDING),
          StreamTopic.of(Topics.LEAK));
    }
  }
}
