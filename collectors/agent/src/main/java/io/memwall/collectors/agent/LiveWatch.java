package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.schemas.Nanos;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The loop of the capture thread: frames in, intervals out. An interval ends with the first frame
 * behind it or, on a quiet link, when the source says that its time is over.
 */
final class LiveWatch implements Runnable {
  private static final Duration MAX_WAIT = Duration.ofMillis(50);

  private final LiveSettings settings;
  private final FrameSource source;
  private final InstantSource clock;
  private final Publisher publisher;
  private final FabricMap fabric;
  private final LiveSink sink;
  private volatile boolean stopping;
  private volatile boolean watching;
  private volatile String failure = "";

  LiveWatch(
      LiveSettings settings,
      FrameSource source,
      InstantSource clock,
      Publisher publisher,
      FabricMap fabric) {
    this.settings = settings;
    this.source = source;
    this.clock = clock;
    this.publisher = publisher;
    this.fabric = fabric;
    this.sink = new LiveSink(publisher, source);
  }

  @Override
  public void run() {
    watching = true;
    long start = now();
    publisher.report(Report.instant(Report.Kind.START, start, Optional.empty()));
    sink.watchedFrom(start);
    FlowMeter meter = new FlowMeter(settings(), start, sink);
    watch(meter);
    long end = Math.max(now(), meter.open().start());
    sink.watchedUntil(end);
    meter.finish();
    // Behind the interval just ended, so that the watermark never goes back.
    long last = Math.max(end, meter.open().end());
    publisher.report(Report.instant(Report.Kind.STOP, last, Optional.empty()));
    watching = false;
  }

  private void watch(FlowMeter meter) {
    var frame = new Frame();
    while (!stopping) {
      switch (source.poll(frame, MAX_WAIT)) {
        case FRAME -> meter.onFrame(frame);
        case IDLE -> meter.advance(source.horizon(now()));
        case END -> {
          return;
        }
      }
    }
  }

  private MeterSettings settings() {
    return new MeterSettings(
        settings.fabricId(),
        settings.etherTypes(),
        settings.interval(),
        source.interfaces().size(),
        index -> settings.nodeId() + "/" + source.interfaces().get(index),
        fabric);
  }

  private long now() {
    return Nanos.of(clock.instant());
  }

  void stop() {
    stopping = true;
  }

  void fail(RuntimeException e) {
    failure = String.valueOf(e.getMessage());
    watching = false;
  }

  LiveStatus status(Identity identity, NavigableMap<Integer, Long> lastNumbers, long lost) {
    return new LiveStatus(
        identity,
        watching,
        sink.frames(),
        sink.tloeFrames(),
        sink.flowRecords(),
        lost,
        lastNumbers,
        failure.isEmpty() ? Optional.empty() : Optional.of(failure));
  }
}
