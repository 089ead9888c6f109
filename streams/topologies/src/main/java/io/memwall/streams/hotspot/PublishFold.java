package io.memwall.streams.hotspot;

import io.memwall.schemas.results.Hotspot;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes results of judgements, and keeps the latest of each live entity. */
final class PublishFold extends ContextualProcessor<String, Judgement, String, Hotspot> {
  private KeyValueStore<String, Hotspot> latest;

  static ProcessorSupplier<String, Judgement, String, Hotspot> step() {
    return new ProcessorSupplier<>() {
      @Override
      public PublishFold get() {
        return new PublishFold();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(HotspotStore.builder());
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Hotspot> context) {
    super.init(context);
    latest = context.getStateStore(HotspotStore.NAME);
  }

  @Override
  public void process(Record<String, Judgement> record) {
    var hotspot = Results.hotspot(record.value(), record.timestamp());
    if (hotspot.getCaseName().isEmpty()) {
      latest.put(record.key(), hotspot);
    }
    context().forward(record.withValue(hotspot));
  }
}
