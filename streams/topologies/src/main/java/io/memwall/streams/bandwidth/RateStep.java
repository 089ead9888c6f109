package io.memwall.streams.bandwidth;

import io.memwall.schemas.results.Bandwidth;
import io.memwall.streams.attribution.OwnersStore;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.RevisedWindow;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Makes results of windows: the sums, and what the inventory and the ledgers add to them. */
final class RateStep
    extends ContextualProcessor<String, RevisedWindow<Carried>, String, Bandwidth> {
  private final Grouping grouping;
  private Results results;

  RateStep(Grouping grouping) {
    this.grouping = grouping;
  }

  @Override
  public void init(ProcessorContext<String, Bandwidth> context) {
    super.init(context);
    results =
        new Results(
            grouping, new Surroundings(InventoryStore.view(context), OwnersStore.view(context)));
  }

  @Override
  public void process(Record<String, RevisedWindow<Carried>> record) {
    context().forward(record.withValue(results.bandwidth(record.value())));
  }
}
