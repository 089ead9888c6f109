package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.FlowsOnly;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.simulator.FrameSink;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bursts of a fabric that loses nothing: what lies between them must not look like loss. */
final class PlannedGapsTest {
  private record Sent(long nanos, String hex) {}

  private final List<FlowRecord> records = new ArrayList<>();

  @Test
  void gapsBetweenBursts_areNoLoss() {
    List<Sent> frames = steady();
    meter(frames, true);
    assertThat(records).isNotEmpty();
    assertThat(lost()).isZero();
    records.clear();
    meter(frames, false);
    // The same frames without a word of the gaps: the flow table takes them for lost.
    assertThat(lost()).isPositive();
  }

  private long lost() {
    return records.stream()
        .map(FlowRecord::frames)
        .mapToLong(f -> f.gapFrames() + f.retrans() + f.captureLost().orElse(0))
        .sum();
  }

  private static List<Sent> steady() {
    var frames = new ArrayList<Sent>();
    FrameSink sink =
        (tap, nanos, frame, direction) -> {
          if (tap.index() == 0) {
            byte[] bytes = new byte[frame.remaining()];
            frame.get(0, bytes);
            frames.add(new Sent(nanos, HexFormat.of().formatHex(bytes)));
          }
        };
    new Simulation(SimulationOptions.of(Scenario.STEADY).withRequests(2_000), sink, event -> {})
        .runToEnd();
    return frames;
  }

  private void meter(List<Sent> frames, boolean told) {
    long first = frames.get(0).nanos();
    long period = (frames.get(frames.size() - 1).nanos() - first) / 8;
    BurstSchedule schedule = BurstSchedule.of(period / 3, period, 11);
    FlowMeter meter = new FlowMeter(settings(), first, sink());
    var frame = new Frame();
    long lastBurst = 0;
    for (Sent sent : frames) {
      if (schedule.on(sent.nanos())) {
        long burst = schedule.startAt(sent.nanos());
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(sent.hex()));
        frame.seen(sent.nanos(), 0, Frame.Direction.UNKNOWN);
        frame.missingBefore(0, told && lastBurst != 0 && burst != lastBurst ? period : 0);
        frame.bytes(bytes, 0, bytes.limit(), bytes.limit());
        meter.onFrame(frame);
        lastBurst = burst;
      }
    }
    meter.finish();
  }

  private FlowSink sink() {
    return new FlowsOnly() {
      @Override
      public void flow(FlowRecord record) {
        records.add(record);
      }

      @Override
      public void intervalEnd(IntervalEnd end) {}
    };
  }

  private static MeterSettings settings() {
    return new MeterSettings(
        "fabric", Set.of(0xAAAA), IntervalLength.SECOND, 1, index -> "tap", new FabricMap());
  }
}
