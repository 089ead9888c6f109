package io.memwall.streams.inventory;

import io.memwall.schemas.events.Inventory;
import io.memwall.streams.Hindsight;
import io.memwall.streams.StoreRows;
import io.memwall.streams.StreamTopic;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The inventory in a store that every task of an instance reads. */
public final class InventoryStore {
  /** Name of the store. */
  public static final String STORE = "inventory";

  private InventoryStore() {}

  /** Adds the store to a topology, filled from the log of all versions before any task begins. */
  public static void addTo(StreamsBuilder builder, StreamTopic<Inventory> history) {
    builder.addGlobalStore(
        StoreRows.builder(STORE).withLoggingDisabled(),
        history.name(),
        history.consumed(),
        Keeper::new);
  }

  /** What a step of such a topology sees. */
  public static InventoryView view(ProcessorContext<?, ?> context) {
    return new StoredInventory(new StoreRows(context.getStateStore(STORE)));
  }

  /** Takes each version into the store. */
  private static final class Keeper extends ContextualProcessor<String, Inventory, Void, Void> {
    @Override
    public void process(Record<String, Inventory> record) {
      if (record.value() != null) {
        var rows = new StoreRows(context().getStateStore(STORE));
        var declaration = Events.declaration(record.value());
        if (new InventoryRows(rows).put(declaration)) {
          Hindsight.note(rows, declaration.atNs(), record.timestamp());
        }
      }
    }
  }
}
