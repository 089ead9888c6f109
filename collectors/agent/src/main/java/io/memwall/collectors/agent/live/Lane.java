package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.EpochNanos;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.flow.Span;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One source with a meter of its own. Its intervals leave it finished, and nothing else does. */
final class Lane implements Runnable, FlowSink {
  /** An hour of seconds: far more than whoever takes them is ever behind. */
  private static final int CAPACITY = 3_600;

  /**
   * What an idle link costs is waking up; what waits for it is an interval that ends, or a stop.
   */
  private static final Duration MAX_WAIT = Duration.ofMillis(200);

  /** What a source brought in an interval. */
  record Interval(List<Consumer<FlowSink>> told, IntervalEnd end, Sight sight) {
    Interval {
      told = List.copyOf(told);
    }
  }

  private final FrameSource source;
  private final InstantSource clock;
  private final FlowMeter meter;
  private final BlockingQueue<Interval> finished = new LinkedBlockingQueue<>(CAPACITY);
  private final List<Consumer<FlowSink>> told = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean ended;
  private volatile String failure = "";
  private final long watchedFrom;
  private long watchedUntil = Long.MAX_VALUE;
  private final Runnable onFinished;
  private final AtomicLong notTaken = new AtomicLong();

  /**
   * @param onFinished told, on this lane's thread, that there is something to take
   */
  Lane(FrameSource source, MeterSettings settings, InstantSource clock, Runnable onFinished) {
    this.source = source;
    this.clock = clock;
    this.onFinished = onFinished;
    this.watchedFrom = now();
    this.meter = new FlowMeter(settings, watchedFrom, this);
  }

  /** Watches until the source ends or {@link #stop}. */
  @Override
  public void run() {
    var frame = new Frame();
    try {
      while (!stopping) {
        switch (source.poll(frame, MAX_WAIT)) {
          case FRAME -> meter.onFrame(frame);
          case IDLE -> meter.advance(source.horizon(now()));
          case END -> stopping = true;
        }
      }
      watchedUntil = Math.max(now(), meter.open().start());
      meter.finish();
    } catch (RuntimeException e) {
      // Nobody reads what a thread throws; the one who tells the intervals asks for it.
      failure = String.valueOf(e.getMessage());
      throw e;
    } finally {
      source.close();
      ended = true;
      onFinished.run();
    }
  }

  void stop() {
    stopping = true;
  }

  /** Whether no interval follows those that can be taken. */
  boolean ended() {
    return ended;
  }

  /** Why it ended before it was asked to; empty when it did not. */
  String failure() {
    return failure;
  }

  /** The next finished interval; null when there is none yet. */
  Interval peek() {
    return finished.peek();
  }

  void take() {
    finished.remove();
  }

  /** Intervals that found no room because nobody took them. */
  long notTaken() {
    return notTaken.get();
  }

  @Override
  public void flow(FlowRecord record) {
    told.add(sink -> sink.flow(record));
  }

  @Override
  public void hot(HotReading reading) {
    told.add(sink -> sink.hot(reading));
  }

  @Override
  public void connection(ConnectionNote note) {
    told.add(sink -> sink.connection(note));
  }

  @Override
  public void transaction(SampledExchange exchange) {
    told.add(sink -> sink.transaction(exchange));
  }

  @Override
  public void intervalEnd(IntervalEnd end) {
    Span span = end.interval().clip(new Span(watchedFrom, Math.max(watchedFrom, watchedUntil)));
    var sight =
        new Sight(
            source.drops(),
            source.interfaceDrops(),
            source.watchedNanos(span.start(), span.end()),
            source.plannedGapNanos(span.start(), span.end()));
    if (!finished.offer(new Interval(told, end, sight))) {
      notTaken.incrementAndGet();
    }
    told.clear();
    onFinished.run();
  }

  private long now() {
    return EpochNanos.now(clock);
  }
}
