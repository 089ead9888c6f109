package io.memwall.streams.window;

import io.memwall.streams.Hindsight;
import io.memwall.streams.Revision;
import io.memwall.streams.StoreRows;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
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

/**
 * Runs a {@link WindowBook} as a step of a topology: rows from a store, time from the task. The key
 * of a record is the entity its contribution counts in, as {@link ByEntity} sets it.
 */
public final class WindowFold<E>
    implements Processor<String, Observation<E>, String, FoldOutput<E>>, WindowBook.Output<E> {
  private static final Logger LOG = LoggerFactory.getLogger(WindowFold.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final long WARN_EVERY_MS = 60_000;

  private final Kind<E> kind;
  private final FoldSettings settings;
  private final Map<FoldEvent, Sensor> sensors = new EnumMap<>(FoldEvent.class);
  private ProcessorContext<String, FoldOutput<E>> context;
  private WindowBook<E> book;
  private long nextWarningMs;
  private final LateMinutes late = new LateMinutes();
  private final List<LookedUp> lookedUp;
  private Revising revising;

  private WindowFold(Kind<E> kind, FoldSettings settings, List<LookedUp> lookedUp) {
    this.kind = kind;
    this.settings = settings;
    this.lookedUp = lookedUp;
  }

  /** The step, with its store; results are keyed by entity and joined with nothing. */
  public static <E> ProcessorSupplier<String, Observation<E>, String, FoldOutput<E>> step(
      Kind<E> kind, FoldSettings settings) {
    return step(kind, settings, List.of());
  }

  /** The same, with results that are given anew when what they are joined with has changed. */
  static <E> ProcessorSupplier<String, Observation<E>, String, FoldOutput<E>> step(
      Kind<E> kind, FoldSettings settings, List<LookedUp> lookedUp) {
    return new Step<>(kind, settings, List.copyOf(lookedUp));
  }

  /** Makes one fold per task, each with its own store. */
  private record Step<E>(Kind<E> kind, FoldSettings settings, List<LookedUp> lookedUp)
      implements ProcessorSupplier<String, Observation<E>, String, FoldOutput<E>> {
    @Override
    public WindowFold<E> get() {
      return new WindowFold<>(kind, settings, lookedUp);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(StoreRows.builder(kind.storeName()));
    }
  }

  @Override
  public void init(ProcessorContext<String, FoldOutput<E>> context) {
    this.context = context;
    for (var event : FoldEvent.values()) {
      sensors.put(event, sensor(event));
    }
    var rows = new StoreRows(context.getStateStore(kind.storeName()));
    // A task may be closed and opened again: the mirrors always start from the rows.
    book = new WindowBook<>(kind, settings, rows, this, context.currentSystemTimeMs());
    revising = new Revising(rows);
    for (var source : lookedUp) {
      var store = new StoreRows(context.getStateStore(source.store()));
      revising.watch(source, new Hindsight(store));
    }
    revising.begin(revised(context.currentSystemTimeMs()));
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private void tick(long nowMs) {
    revising.tick(nowMs, revised(nowMs));
    book.tick(nowMs);
  }

  private Revising.Revised revised(long nowMs) {
    return (fromNs, leastLengthNs) -> book.revise(fromNs, leastLengthNs, nowMs);
  }

  @Override
  public void process(Record<String, Observation<E>> record) {
    book.observe(
        record.key(),
        record.value(),
        new WindowBook.Clock(context.currentSystemTimeMs(), record.timestamp()));
  }

  @Override
  public void result(WindowResult<E> result, Revision revision) {
    long nowMs = context.currentSystemTimeMs();
    var revised = new RevisedWindow<>(result, revision, nowMs);
    context.forward(new Record<>(result.window().subject().entity(), revised, nowMs));
  }

  @Override
  public void event(FoldEvent event, LeftOut<E> leftOut) {
    sensors.get(event).record();
    long nowMs = context.currentSystemTimeMs();
    if (event == FoldEvent.REPEATED
        || (event == FoldEvent.LATE_BEYOND_STATE && !late.asks(leftOut.contribution(), nowMs))) {
      return;
    }
    context.forward(new Record<>(leftOut.entity(), leftOut, nowMs));
    if (nowMs >= nextWarningMs) {
      nextWarningMs = nowMs + WARN_EVERY_MS;
      warn(leftOut);
    }
  }

  private static void warn(LeftOut<?> leftOut) {
    var contribution = leftOut.contribution();
    LOG.warn(
        "{} record of node {} epoch {} left out of its windows ({}), interval {} to {} ns",
        leftOut.event().metric(),
        contribution.epoch().node(),
        Long.toUnsignedString(contribution.epoch().epoch()),
        leftOut.detail(),
        contribution.interval().startNs(),
        contribution.interval().endNs());
  }

  private Sensor sensor(FoldEvent event) {
    return context
        .metrics()
        .addRateTotalSensor(
            "window-fold",
            kind.storeName() + "-" + context.taskId(),
            event.metric(),
            RecordingLevel.INFO);
  }
}
