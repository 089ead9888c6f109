package io.memwall.streams.hotspot;

import io.memwall.schemas.results.Hotspot;
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

/** Runs the {@link ScoreBook} of a task as a step of a topology. */
final class ScoreFold implements Processor<String, Heard, String, Hotspot> {
  private static final String STORE = "scores";
  private static final Duration TICK = Duration.ofMillis(100);

  private final ScoreSettings settings;
  private ProcessorContext<String, Hotspot> context;
  private ScoreBook book;
  private ArrivalClock clock;
  private Sensor late;
  private long lateBefore;

  private ScoreFold(ScoreSettings settings) {
    this.settings = settings;
  }

  /** Makes one fold per task, each with its own store. */
  static ProcessorSupplier<String, Heard, String, Hotspot> step(ScoreSettings settings) {
    return new ProcessorSupplier<>() {
      @Override
      public ScoreFold get() {
        return new ScoreFold(settings);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(StoreRows.builder(STORE));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Hotspot> context) {
    this.context = context;
    long nowMs = context.currentSystemTimeMs();
    clock = new ArrivalClock(nowMs);
    late =
        context
            .metrics()
            .addRateTotalSensor(
                "hotspot", context.taskId().toString(), "late-readings", RecordingLevel.INFO);
    // A task may be closed and opened again: the book always starts from the rows.
    var rows = new StoreRows(context.getStateStore(STORE));
    book = new ScoreBook(rows, settings, this::emit, nowMs);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Heard> record) {
    long wallMs = context.currentSystemTimeMs();
    clock.arrived(record.timestamp(), wallMs);
    if (record.value() instanceof Reading reading) {
      book.take(reading, nowMs(wallMs));
    } else if (record.value() instanceof Watching watching) {
      book.watched(watching.caseName(), watching.node(), watching.untilNs());
    }
    if (book.late() > lateBefore) {
      late.record((double) (book.late() - lateBefore));
      lateBefore = book.late();
    }
  }

  private void tick(long wallMs) {
    book.tick(nowMs(wallMs));
  }

  /** Silence is that of the wall clock, whatever the times of the records. */
  private long nowMs(long wallMs) {
    return settings.waits() ? wallMs : clock.now(wallMs);
  }

  private void emit(Judgement judgement) {
    long nowMs = context.currentSystemTimeMs();
    context.forward(
        new Record<>(judgement.entity().text(), Results.hotspot(judgement, nowMs), nowMs));
  }
}
