package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.LiveFrames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A meter and all it has said. */
final class Metered implements FlowSink {
  private static final List<String> INTERFACES =
      IntStream.range(0, 64).mapToObj(i -> "if" + i).toList();

  final List<FlowRecord> flows = new ArrayList<>();
  final List<HotReading> hot = new ArrayList<>();
  final List<ConnectionNote> notes = new ArrayList<>();
  final List<SampledExchange> exchanges = new ArrayList<>();

  /** Told when an interval behind their time had ended already. */
  final List<Long> late = new ArrayList<>();

  final List<IntervalEnd> ends = new ArrayList<>();
  final FlowMeter meter;
  private final LiveFrames source = new LiveFrames(INTERFACES, 4096);
  private final Frame frame = new Frame();

  Metered(IntervalLength length, long startNanos) {
    this(settings(length), startNanos);
  }

  Metered(MeterSettings settings, long startNanos) {
    meter = new FlowMeter(settings, startNanos, this);
  }

  static MeterSettings settings(IntervalLength length) {
    return new MeterSettings(
        "fabric", Set.of(0xAAAA), length, 3, index -> "tap" + index, new FabricMap());
  }

  void frame(long epochNanos, byte[] bytes) {
    frame(epochNanos, 0, bytes);
  }

  void frame(long epochNanos, int onInterface, byte[] bytes) {
    try {
      source.put(epochNanos, onInterface, Frame.Direction.UNKNOWN, ByteBuffer.wrap(bytes));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (source.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
      meter.onFrame(frame);
    }
  }

  void finish() {
    meter.finish();
  }

  @Override
  public void flow(FlowRecord record) {
    flows.add(record);
  }

  @Override
  public void hot(HotReading reading) {
    hot.add(reading);
  }

  @Override
  public void connection(ConnectionNote note) {
    notes.add(note);
    checkTime(note.epochNanos());
  }

  @Override
  public void transaction(SampledExchange exchange) {
    exchanges.add(exchange);
    checkTime(exchange.epochNanos());
  }

  private void checkTime(long epochNanos) {
    if (!ends.isEmpty() && epochNanos < ends.get(ends.size() - 1).interval().end()) {
      late.add(epochNanos);
    }
  }

  @Override
  public void intervalEnd(IntervalEnd end) {
    ends.add(end);
  }
}
