package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.agent.flow.Span;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches several sources at once, each on a thread of its own that shares nothing with the others,
 * and tells their intervals as one: the records of all taps, then one end with their sums. An
 * interval is told when every source has finished it.
 */
public final class ParallelWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ParallelWatch.class);
  private static final long PAUSE_NANOS = 20_000_000;

  /**
   * A source and how it is metered.
   *
   * @param settings whose tap ids must differ from those of the other sources
   */
  public record Watched(FrameSource source, MeterSettings settings) {
    public Watched {
      Objects.requireNonNull(source);
      Objects.requireNonNull(settings);
    }
  }

  private final List<Lane> lanes;
  private final List<Thread> threads = new ArrayList<>();
  private final FlowSink sink;
  private final Map<Lane, Sight> sights = new HashMap<>();
  private Sight sight = Sight.NOTHING_YET;

  /**
   * Begins to watch.
   *
   * @param sources closed when they have ended, or by {@link #close}
   * @param sink called by {@link #tell} alone
   */
  public ParallelWatch(List<Watched> sources, InstantSource clock, FlowSink sink) {
    this(sources, clock, sink, () -> {});
  }

  /**
   * @param onFinished told whenever there may be something to tell; by threads that capture, so it
   *     must not wait
   */
  public ParallelWatch(
      List<Watched> sources, InstantSource clock, FlowSink sink, Runnable onFinished) {
    this.sink = sink;
    this.lanes =
        sources.stream().map(w -> new Lane(w.source(), w.settings(), clock, onFinished)).toList();
    for (Lane lane : lanes) {
      sights.put(lane, Sight.NOTHING_YET);
      var thread = new Thread(lane, "memwall-capture-" + threads.size());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(
          (which, failure) -> log.error("{} watches no more", which.getName(), failure));
      threads.add(thread);
      thread.start();
    }
  }

  /** Tells every interval that all sources have finished; false when none will follow. */
  public boolean tell() {
    while (true) {
      boolean over = lanes.stream().allMatch(Lane::ended);
      boolean waiting = lanes.stream().anyMatch(lane -> !lane.ended() && lane.peek() == null);
      Optional<Span> next =
          lanes.stream()
              .map(Lane::peek)
              .filter(Objects::nonNull)
              .map(interval -> interval.end().interval())
              .min(Comparator.comparingLong(Span::start));
      if (next.isEmpty() || waiting) {
        return !(over && next.isEmpty());
      }
      tell(next.get());
    }
  }

  private void tell(Span span) {
    long frames = 0;
    long tloeFrames = 0;
    var rejects = new HashMap<String, Long>();
    var withheld = new HashMap<String, Long>();
    for (Lane lane : lanes) {
      Lane.Interval interval = lane.peek();
      if (interval != null && interval.end().interval().start() == span.start()) {
        lane.take();
        interval.told().forEach(told -> told.accept(sink));
        frames += interval.end().frames();
        tloeFrames += interval.end().tloeFrames();
        interval.end().rejects().forEach((code, count) -> rejects.merge(code, count, Long::sum));
        interval.end().withheld().forEach((why, count) -> withheld.merge(why, count, Long::sum));
        sights.put(lane, interval.sight());
      } else {
        // A source that ended, or gave the interval up, saw nothing of it.
        sights.computeIfPresent(lane, (which, last) -> last.blind());
      }
    }
    sight = sights.values().stream().reduce(Sight::and).orElse(Sight.NOTHING_YET);
    sink.intervalEnd(new IntervalEnd(span, frames, tloeFrames, rejects, withheld));
  }

  /** Tells intervals as they finish, until all sources have ended. */
  public void tellAll() {
    while (tell()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * How well the interval told last was watched: by the source that watched least. By the thread
   * that tells.
   */
  public Sight sight() {
    return sight;
  }

  /** Why sources ended by themselves; empty while all is well. */
  public Optional<String> failure() {
    return lanes.stream().map(Lane::failure).filter(why -> !why.isEmpty()).findFirst();
  }

  /** Whether any source still watches. */
  public boolean watching() {
    return lanes.stream().anyMatch(lane -> !lane.ended());
  }

  /** Intervals given up because they were not told in time. */
  public long notTold() {
    return lanes.stream().mapToLong(Lane::notTaken).sum();
  }

  /** Ends all sources and waits for their threads; what they finished can still be told. */
  @Override
  public void close() {
    lanes.forEach(Lane::stop);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
