package io.memwall.streams.hotspot;

import io.memwall.streams.inventory.InventoryStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends each reading to every entity it bears on, keyed by that entity. */
final class SpreadFold extends ContextualProcessor<String, Reading, String, Reading> {
  private Neighbourhood neighbourhood;

  @Override
  public void init(ProcessorContext<String, Reading> context) {
    super.init(context);
    neighbourhood = new Neighbourhood(InventoryStore.view(context));
  }

  @Override
  public void process(Record<String, Reading> record) {
    for (var reading : neighbourhood.spread(record.value())) {
      context().forward(record.withKey(reading.entity().text()).withValue(reading));
    }
  }
}
