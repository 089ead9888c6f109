package io.memwall.streams.latency;

import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.RevisedWindow;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Runs {@link Gathering} as a step: each piece goes on under the key of its entity. */
final class GatherFold
    extends ContextualProcessor<String, RevisedWindow<Answers>, String, Finding> {
  private Gathering gathering;

  @Override
  public void init(ProcessorContext<String, Finding> context) {
    super.init(context);
    gathering = new Gathering(new Places(InventoryStore.view(context)));
  }

  @Override
  public void process(Record<String, RevisedWindow<Answers>> record) {
    for (var piece : gathering.pieces(record.value())) {
      // A connection goes where its pool goes, whose baseline it may need.
      var place = piece.fallback().orElse(piece.entity());
      context().forward(record.withKey(keyOf(place)).withValue(piece));
    }
  }

  private static String keyOf(Entity entity) {
    return entity.kind() + ":" + entity.name();
  }

  /** Pieces by their key; loads to every partition, since any entity's window may need them. */
  static StreamPartitioner<String, Finding> partitioner() {
    return (topic, key, finding, partitions) ->
        finding instanceof Load
            ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
            : Optional.<Set<Integer>>empty();
  }
}
