package io.memwall.streams.latency;

import io.memwall.streams.Revision;
import io.memwall.streams.StoreRows;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Runs a {@link LatencyBook} as a step of a topology: rows from a store, time from the task. */
final class LatencyFold implements Processor<String, Finding, String, Told>, LatencyBook.Output {
  private static final String STORE = "latencies";

  private static final Duration TICK = Duration.ofMillis(100);

  private final LatencyRules rules;
  private final Duration retention;
  private ProcessorContext<String, Told> context;
  private LatencyBook book;
  private Sensor late;

  private LatencyFold(LatencyRules rules, Duration retention) {
    this.rules = rules;
    this.retention = retention;
  }

  /** Makes one fold per task, each with its own store. */
  record Step(LatencyRules rules, Duration retention)
      implements ProcessorSupplier<String, Finding, String, Told> {
    @Override
    public LatencyFold get() {
      return new LatencyFold(rules, retention);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(StoreRows.builder(STORE));
    }
  }

  @Override
  public void init(ProcessorContext<String, Told> context) {
    this.context = context;
    late =
        context
            .metrics()
            .addRateTotalSensor(
                "window-fold",
                STORE + "-" + context.taskId(),
                "late-beyond-state",
                RecordingLevel.INFO);
    var rows = new StoreRows(context.getStateStore(STORE));
    book = new LatencyBook(rules, retention, rows, this);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, book::tick);
  }

  @Override
  public void process(Record<String, Finding> record) {
    book.take(record.value(), context.currentSystemTimeMs());
  }

  @Override
  public void judged(Judged judged, Revision revision) {
    long nowMs = context.currentSystemTimeMs();
    tell(judged.entity(), new Told.OfWindow(judged, revision, nowMs), nowMs);
  }

  @Override
  public void curves(Entity entity, Curves.Drawn drawn, Revision revision) {
    long nowMs = context.currentSystemTimeMs();
    for (var curve : drawn.curves()) {
      tell(entity, new Told.OfCurve(entity, drawn, curve, revision, nowMs), nowMs);
    }
  }

  private void tell(Entity entity, Told told, long nowMs) {
    context.forward(new Record<>(entity.name(), told, nowMs));
  }

  @Override
  public void late(Piece piece) {
    late.record();
  }
}
