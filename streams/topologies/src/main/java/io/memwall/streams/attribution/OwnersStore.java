package io.memwall.streams.attribution;

import io.memwall.schemas.results.Holding;
import io.memwall.streams.Fabric;
import io.memwall.streams.Hindsight;
import io.memwall.streams.StoreRows;
import io.memwall.streams.StreamTopic;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Who held what, in a store that every task of an instance reads. */
public final class OwnersStore {
  /** Name of the store. */
  public static final String STORE = "owners";

  private OwnersStore() {}

  /** Adds the store to a topology, filled from what the ledgers gave out before any task begins. */
  public static void addTo(StreamsBuilder builder, StreamTopic<Holding> holdings) {
    builder.addGlobalStore(
        StoreRows.builder(STORE).withLoggingDisabled(),
        holdings.name(),
        holdings.consumed(),
        Keeper::new);
  }

  /** What a step of such a topology sees. */
  public static OwnersView view(ProcessorContext<?, ?> context) {
    return new StoredOwners(new OwnerRows(new StoreRows(context.getStateStore(STORE))));
  }

  private record StoredOwners(OwnerRows rows) implements OwnersView {
    @Override
    public Owner ownerOf(Fabric fabric, String poolId, long address, long atNs) {
      return rows.ownerOf(new Held.PoolKey(fabric, poolId), address, atNs)
          .orElse(Owner.UNATTRIBUTED);
    }

    @Override
    public Owner ofInitiator(Fabric fabric, String poolId, String hostNode, long atNs) {
      return rows.tenancies().ofInitiator(new Held.PoolKey(fabric, poolId), hostNode, atNs);
    }
  }

  /** Takes each extent into the store. */
  private static final class Keeper extends ContextualProcessor<String, Holding, Void, Void> {
    @Override
    public void process(Record<String, Holding> record) {
      if (record.value() != null) {
        var rows = new StoreRows(context().getStateStore(STORE));
        new OwnerRows(rows)
            .put(Events.held(record.value()))
            .ifPresent(fromNs -> Hindsight.note(rows, fromNs, record.timestamp()));
      }
    }
  }
}
