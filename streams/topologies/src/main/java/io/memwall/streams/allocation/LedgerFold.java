package io.memwall.streams.allocation;

import io.memwall.streams.StoreRows;
import io.memwall.streams.inventory.InventoryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Runs the {@link PoolBook}s of a task as a step of a topology. */
final class LedgerFold implements Processor<String, PoolEvent, String, LedgerOutput> {
  private static final String STORE = "ledgers";
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Map<PoolId, PoolBook> books = new HashMap<>();
  private ProcessorContext<String, LedgerOutput> context;
  private PoolBook.Desk desk;

  /** Makes one fold per task, each with its own store. */
  static ProcessorSupplier<String, PoolEvent, String, LedgerOutput> step() {
    return new ProcessorSupplier<>() {
      @Override
      public LedgerFold get() {
        return new LedgerFold();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(StoreRows.builder(STORE));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, LedgerOutput> context) {
    this.context = context;
    var rows = new PoolRows(new StoreRows(context.getStateStore(STORE)));
    var surroundings = new DeclaredSurroundings(InventoryStore.view(context));
    desk = new PoolBook.Desk(rows, surroundings, this::emit);
    // A task may be closed and opened again: the books always start from the rows.
    books.clear();
    rows.heads().forEach((pool, head) -> books.put(pool, PoolBook.reopen(pool, desk, head)));
    context.schedule(
        TICK,
        PunctuationType.WALL_CLOCK_TIME,
        nowMs -> books.values().forEach(book -> book.tick(nowMs)));
  }

  @Override
  public void process(Record<String, PoolEvent> record) {
    var event = record.value();
    books
        .computeIfAbsent(event.pool(), pool -> PoolBook.begin(pool, desk))
        .take(event, context.currentSystemTimeMs());
  }

  private void emit(LedgerOutput output) {
    long nowMs = context.currentSystemTimeMs();
    context.forward(new Record<>(output.pool().pool(), output, nowMs));
  }
}
