package io.memwall.streams.allocation;

import io.memwall.streams.StoreRows;
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
final class LedgerFold implements Processor<String, PoolEvent, String, PoolResult> {
  private static final String STORE = "ledgers";
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Map<PoolId, PoolBook> books = new HashMap<>();
  private ProcessorContext<String, PoolResult> context;
  private PoolRows rows;

  /** Makes one fold per task, each with its own store. */
  static ProcessorSupplier<String, PoolEvent, String, PoolResult> step() {
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
  public void init(ProcessorContext<String, PoolResult> context) {
    this.context = context;
    rows = new PoolRows(new StoreRows(context.getStateStore(STORE)));
    // A task may be closed and opened again: the books always start from the rows.
    books.clear();
    rows.heads()
        .forEach((pool, head) -> books.put(pool, PoolBook.reopen(pool, rows, head, this::emit)));
    context.schedule(
        TICK,
        PunctuationType.WALL_CLOCK_TIME,
        nowMs -> books.values().forEach(book -> book.tick(nowMs)));
  }

  @Override
  public void process(Record<String, PoolEvent> record) {
    var event = record.value();
    var book = books.computeIfAbsent(event.pool(), pool -> PoolBook.begin(pool, rows, this::emit));
    if (event instanceof LedgerEntry entry) {
      book.take(entry, context.currentSystemTimeMs());
    } else {
      book.take((PoolSize) event, context.currentSystemTimeMs());
    }
  }

  private void emit(PoolResult result) {
    context.forward(new Record<>(result.pool().pool(), result, result.computedMs()));
  }
}
