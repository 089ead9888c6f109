package io.memwall.streams.hotspot;

import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Passes results on and keeps the latest of each key, for whoever asks a running process. */
final class LatestFold<V> extends ContextualProcessor<String, V, String, V> {
  private final String store;
  private final Predicate<V> live;
  private KeyValueStore<String, V> latest;

  private LatestFold(String store, Predicate<V> live) {
    this.store = store;
    this.live = live;
  }

  /**
   * The step.
   *
   * @param store where the latest are kept
   * @param live whether a result is about now, and not about an imported capture
   */
  static <V> ProcessorSupplier<String, V, String, V> step(
      StoreBuilder<KeyValueStore<String, V>> store, Predicate<V> live) {
    return new ProcessorSupplier<>() {
      @Override
      public LatestFold<V> get() {
        return new LatestFold<>(store.name(), live);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, V> context) {
    super.init(context);
    latest = context.getStateStore(store);
  }

  @Override
  public void process(Record<String, V> record) {
    if (live.test(record.value())) {
      latest.put(record.key(), record.value());
    }
    context().forward(record);
  }
}
