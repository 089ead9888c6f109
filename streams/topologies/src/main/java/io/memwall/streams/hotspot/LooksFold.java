package io.memwall.streams.hotspot;

import io.memwall.streams.StoreRows;
import io.memwall.streams.inventory.InventoryStore;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Turns looks at counters into readings of the time between them. */
final class LooksFold extends ContextualProcessor<String, Counted, String, Reading> {
  private static final String STORE = "looks";

  private Looks looks;

  /** Makes one fold per task, each with its own store. */
  static ProcessorSupplier<String, Counted, String, Reading> step() {
    return new ProcessorSupplier<>() {
      @Override
      public LooksFold get() {
        return new LooksFold();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(StoreRows.builder(STORE));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Reading> context) {
    super.init(context);
    looks = new Looks(new StoreRows(context.getStateStore(STORE)), InventoryStore.view(context));
  }

  @Override
  public void process(Record<String, Counted> record) {
    looks.take(record.value()).forEach(reading -> context().forward(record.withValue(reading)));
  }
}
