package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.host.HostReading;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A node whose time is that of what it is fed: an hour of a simulated fabric passes as fast as it
 * can be metered. Everything goes the way it goes on a live node; only the clock is missing. Not
 * thread-safe.
 */
public final class SteppedAgent implements AutoCloseable {
  private final Publisher publisher;
  private final Outlet outlet;
  private final FabricMap fabric = new FabricMap();
  private final LabellingIntake intake;
  private final FlowMeter meter;
  private final Report.Capture capture;
  private long reachedNanos;

  /**
   * How it watches.
   *
   * @param interval length of the intervals
   * @param copies what to do about frames that come twice
   */
  public record Watching(IntervalLength interval, MirrorMode copies) {}

  /**
   * Connects and says that it begins.
   *
   * @param identity its epoch is the instant it begins at, nanoseconds since the Unix epoch
   * @param taps names of the capture points, by interface index; also their ids; without one it
   *     says nothing of frames
   * @throws io.memwall.collectors.agent.publish.PublishException when Kafka does not answer
   */
  public SteppedAgent(Identity identity, List<String> taps, KafkaTarget kafka) {
    this(identity, taps, kafka, new Watching(IntervalLength.SECOND, MirrorMode.AUTO));
  }

  /** The same, watching in another way. */
  public SteppedAgent(Identity identity, List<String> taps, KafkaTarget kafka, Watching watching) {
    this(identity, taps, KafkaOutlet.open(kafka), watching);
  }

  /**
   * The same, handing events to an outlet, which it closes.
   *
   * @param outlet where encoded events leave
   */
  public SteppedAgent(Identity identity, List<String> taps, Outlet outlet, Watching watching) {
    this.outlet = outlet;
    publisher = new Publisher(identity, "capture", outlet, Clock.systemUTC());
    intake = new LabellingIntake(publisher, fabric);
    reachedNanos = identity.epoch();
    capture = taps.isEmpty() ? Report.Capture.NONE : Report.Capture.FULL;
    var settings =
        new MeterSettings(
                identity.fabricId(),
                Set.of(DecoderSettings.ETHERTYPE_OMNIXTEND),
                watching.interval(),
                taps.size(),
                taps::get,
                fabric)
            .withCopies(watching.copies());
    meter = new FlowMeter(settings, reachedNanos, new Published());
    publisher.report(Report.instant(Report.Kind.START, reachedNanos, Optional.empty()));
  }

  /** Where allocators and topology sources report to. */
  public AllocationIntake intake() {
    return intake;
  }

  /** Says where a tap sits. */
  public void declare(String tap, InventoryVersion.NodeKind position) {
    fabric.declare(tap, position);
  }

  /** Takes a frame; the frames of all taps come in the order of time. */
  public void frame(Frame frame) {
    reachedNanos = Math.max(reachedNanos, frame.epochNanos());
    meter.onFrame(frame);
  }

  /** Takes a look at the memory of the node. */
  public void host(HostReading look) {
    publisher.host(look);
  }

  /** Takes a look at a port of the node. */
  public void link(LinkReading look) {
    publisher.link(look);
  }

  /** Nothing from before this instant will come: intervals that lie before it end. */
  public void advance(long epochNanos) {
    reachedNanos = Math.max(reachedNanos, epochNanos);
    meter.advance(epochNanos);
  }

  /** Ends the last interval, says goodbye, and returns when Kafka has everything. */
  @Override
  public void close() {
    try {
      meter.finish();
      publisher.report(Report.instant(Report.Kind.STOP, reachedNanos, Optional.empty()));
      publisher.flush();
    } finally {
      outlet.close();
    }
  }

  /** What the meter tells, on its way. */
  private final class Published implements FlowSink {
    @Override
    public void flow(FlowRecord record) {
      publisher.flow(record);
    }

    @Override
    public void hot(HotReading reading) {
      publisher.hot(reading);
    }

    @Override
    public void connection(ConnectionNote note) {
      publisher.connection(note);
    }

    @Override
    public void transaction(SampledExchange exchange) {
      publisher.transaction(exchange);
    }

    @Override
    public void intervalEnd(IntervalEnd end) {
      Span interval = end.interval();
      publisher.report(
          new Report(
              Report.Kind.HEARTBEAT,
              interval,
              interval.end(),
              interval.nanos(),
              end.frames(),
              OptionalLong.of(0),
              end.rejects(),
              Map.of(),
              capture,
              Report.Expense.UNKNOWN,
              Optional.empty()));
    }
  }
}
