package io.memwall.streams.bandwidth;

import io.memwall.streams.Revision;
import io.memwall.streams.StoreRows;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link WindowBook} as a step of a topology: rows from a store, time from the task. */
final class WindowFold
    implements Processor<String, Observation, String, RevisedWindow>, WindowBook.Output {
  private static final Logger LOG = LoggerFactory.getLogger(WindowFold.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final long WARN_EVERY_MS = 60_000;

  private final Grouping grouping;
  private final FoldSettings settings;
  private final Map<FoldEvent, Sensor> sensors = new EnumMap<>(FoldEvent.class);
  private ProcessorContext<String, RevisedWindow> context;
  private WindowBook book;
  private long nextWarningMs;

  private WindowFold(Grouping grouping, FoldSettings settings) {
    this.grouping = grouping;
    this.settings = settings;
  }

  static Step step(Grouping grouping, FoldSettings settings) {
    return new Step(grouping, settings);
  }

  /** Makes one fold per task, each with its own store. */
  record Step(Grouping grouping, FoldSettings settings)
      implements ProcessorSupplier<String, Observation, String, RevisedWindow> {
    @Override
    public WindowFold get() {
      return new WindowFold(grouping, settings);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(StoreRows.builder(storeName(grouping)));
    }
  }

  private static String storeName(Grouping grouping) {
    return grouping == Grouping.HALF ? "half-windows" : "link-windows";
  }

  @Override
  public void init(ProcessorContext<String, RevisedWindow> context) {
    this.context = context;
    for (var event : FoldEvent.values()) {
      sensors.put(event, sensor(event));
    }
    var rows = new StoreRows(context.getStateStore(storeName(grouping)));
    // A task may be closed and opened again: the mirrors always start from the rows.
    book = new WindowBook(grouping, settings, rows, this, context.currentSystemTimeMs());
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, book::tick);
  }

  @Override
  public void process(Record<String, Observation> record) {
    book.observe(record.value(), context.currentSystemTimeMs());
  }

  @Override
  public void result(WindowResult result, Revision revision) {
    long nowMs = context.currentSystemTimeMs();
    var revised = new RevisedWindow(grouping, result, revision, nowMs);
    context.forward(new Record<>(result.window().subject().entity(), revised, nowMs));
  }

  @Override
  public void event(FoldEvent event, Contribution contribution) {
    sensors.get(event).record();
    long nowMs = context.currentSystemTimeMs();
    if (event != FoldEvent.REPEATED && nowMs >= nextWarningMs) {
      nextWarningMs = nowMs + WARN_EVERY_MS;
      LOG.warn(
          "{} record of node {} epoch {} left out of its windows, interval {} to {} ns",
          event.metric(),
          contribution.epoch().node(),
          Long.toUnsignedString(contribution.epoch().epoch()),
          contribution.interval().startNs(),
          contribution.interval().endNs());
    }
  }

  private Sensor sensor(FoldEvent event) {
    return context
        .metrics()
        .addRateTotalSensor(
            "window-fold",
            storeName(grouping) + "-" + context.taskId(),
            event.metric(),
            RecordingLevel.INFO);
  }
}
