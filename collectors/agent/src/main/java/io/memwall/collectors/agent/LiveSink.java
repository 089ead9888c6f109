package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes the intervals of a live source, with a heartbeat behind each. */
final class LiveSink implements FlowSink {
  private final Publisher publisher;
  private final FrameSource source;
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong tloeFrames = new AtomicLong();
  private final AtomicLong flowRecords = new AtomicLong();
  private long watchedFrom = Long.MIN_VALUE;
  private long watchedUntil = Long.MAX_VALUE;
  private long dropsTold;

  LiveSink(Publisher publisher, FrameSource source) {
    this.publisher = publisher;
    this.source = source;
  }

  void watchedFrom(long epochNanos) {
    watchedFrom = epochNanos;
  }

  void watchedUntil(long epochNanos) {
    watchedUntil = epochNanos;
  }

  @Override
  public void flow(FlowRecord record) {
    flowRecords.incrementAndGet();
    publisher.flow(record);
  }

  @Override
  public void intervalEnd(IntervalEnd end) {
    frames.addAndGet(end.frames());
    tloeFrames.addAndGet(end.tloeFrames());
    Span watched = end.interval().clip(new Span(watchedFrom, watchedUntil));
    publisher.report(
        new Report(
            Report.Kind.HEARTBEAT,
            end.interval(),
            source.watchedNanos(watched.start(), watched.end()),
            end.frames(),
            drops(),
            end.rejects(),
            Map.of(),
            cpuNanos(),
            Optional.empty()));
  }

  private OptionalLong drops() {
    OptionalLong total = source.drops();
    if (total.isEmpty()) {
      return total;
    }
    long since = total.getAsLong() - dropsTold;
    dropsTold = total.getAsLong();
    return OptionalLong.of(since);
  }

  private static OptionalLong cpuNanos() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(used -> OptionalLong.of(used.toNanos()))
        .orElse(OptionalLong.empty());
  }

  long frames() {
    return frames.get();
  }

  long tloeFrames() {
    return tloeFrames.get();
  }

  long flowRecords() {
    return flowRecords.get();
  }
}
