package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.MeterSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** One source with a meter of its own. Its intervals leave it finished, and nothing else does. */
final class Lane implements Runnable, FlowSink {
  /** An hour of seconds: far more than whoever takes them is ever behind. */
  private static final int CAPACITY = 3_600;

  private static final Duration MAX_WAIT = Duration.ofMillis(50);

  /** What a source brought in an interval. */
  record Interval(List<FlowRecord> flows, IntervalEnd end, OptionalLong drops, long watchedNanos) {
    Interval {
      flows = List.copyOf(flows);
    }
  }

  private final FrameSource source;
  private final InstantSource clock;
  private final FlowMeter meter;
  private final BlockingQueue<Interval> finished = new LinkedBlockingQueue<>(CAPACITY);
  private final List<FlowRecord> flows = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean ended;
  private final AtomicLong notTaken = new AtomicLong();

  Lane(FrameSource source, MeterSettings settings, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    this.meter = new FlowMeter(settings, now(), this);
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
      meter.finish();
    } finally {
      ended = true;
      source.close();
    }
  }

  void stop() {
    stopping = true;
  }

  /** Whether no interval follows those that can be taken. */
  boolean ended() {
    return ended;
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
    flows.add(record);
  }

  @Override
  public void intervalEnd(IntervalEnd end) {
    long watched = source.watchedNanos(end.interval().start(), end.interval().end());
    if (!finished.offer(new Interval(flows, end, source.drops(), watched))) {
      notTaken.incrementAndGet();
    }
    flows.clear();
  }

  private long now() {
    Instant instant = clock.instant();
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
