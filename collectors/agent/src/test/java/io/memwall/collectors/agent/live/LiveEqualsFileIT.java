package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.LiveFrames;
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
import io.memwall.collectors.simulator.fabric.Direction;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A simulated host at one end of a cable and its pool at the other send each other what they send
 * in the simulation. A ring at the host must make of it what the simulation's own frames make.
 */
final class LiveEqualsFileIT {
  private static final int REQUESTS = 300;
  private static final long DEADLINE_NANOS = 30_000_000_000L;

  private record Sent(long nanos, Frame.Direction direction, String hex) {
    ByteBuffer bytes() {
      return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
  }

  /** What a half carried, times apart. */
  private static final class Halves extends FlowsOnly {
    private final Map<String, List<Long>> sums = new TreeMap<>();

    @Override
    public void flow(FlowRecord record) {
      FlowRecord.Frames frames = record.frames();
      FlowRecord.Bytes bytes = record.bytes();
      FlowRecord.Half half = record.half();
      var key = half.connId() + half.dir() + half.macSource() + half.inc() + half.tapId();
      add(
          key,
          List.of(
              frames.total(),
              frames.newFrames(),
              frames.fill(),
              frames.retrans(),
              frames.ackOnly(),
              frames.empty(),
              frames.open(),
              frames.gapFrames(),
              bytes.frame(),
              bytes.wire(),
              bytes.retransWire(),
              bytes.payload(),
              bytes.goodput()));
      record
          .messages()
          .forEach(
              m ->
                  add(
                      key + "/" + m.channel() + "." + m.opcode(),
                      List.of(m.count(), m.flits(), m.payload())));
    }

    private void add(String key, List<Long> values) {
      sums.merge(key, values, Halves::plus);
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
      var sum = new ArrayList<Long>();
      for (int i = 0; i < one.size(); i++) {
        sum.add(one.get(i) + other.get(i));
      }
      return sum;
    }

    @Override
    public void intervalEnd(IntervalEnd end) {}
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSSY_1", "PINGPONG"})
  void flowRecords_equalThoseOfTheFrames(Scenario scenario) throws Exception {
    List<Sent> frames = simulated(scenario);
    assertThat(frames).extracting(Sent::direction).contains(Frame.Direction.INBOUND);
    Map<String, List<Long>> expected = fromMemory(frames);
    assertThat(expected).hasSizeGreaterThan(2);
    try (Cable cable = Cable.lay()) {
      assertThat(fromWire(cable, frames)).isEqualTo(expected);
    }
  }

  @Test
  void flood_isSeenOrCountedAsLost_frameByFrame() throws Exception {
    int count = 500_000;
    try (Cable cable = Cable.lay();
        PacketRing ring =
            cable.atRight(() -> PacketRing.open(RingOptions.of(cable.right()), Clock.systemUTC()));
        PacketSender sender = cable.atLeft(() -> PacketSender.open(cable.left()))) {
      var sending = new Thread(() -> send(sender, count));
      sending.start();
      var frame = new Frame();
      long last = -1;
      long seen = 0;
      long told = 0;
      long start = System.nanoTime();
      while (last < count - 1 && System.nanoTime() - start < DEADLINE_NANOS) {
        if (ring.poll(frame, Duration.ofMillis(50)) == FrameSource.Poll.FRAME) {
          long number = frame.buffer().getLong(frame.offset() + 14);
          assertThat(number).isGreaterThan(last);
          last = number;
          told += frame.lostBefore();
          seen++;
        } else if (!sending.isAlive() && seen + ring.drops().orElseThrow() == count) {
          break;
        }
      }
      sending.join();
      assertThat(seen + ring.drops().orElseThrow()).isEqualTo(count);
      assertThat(told).isLessThanOrEqualTo(ring.drops().orElseThrow());
    }
  }

  private static void send(PacketSender sender, int count) {
    ByteBuffer frame = ByteBuffer.allocate(70).putShort(12, (short) 0xaaaa).put(0, (byte) 2);
    for (int i = 0; i < count; i++) {
      sender.send(frame.putLong(14, i));
    }
    sender.flush();
  }

  private static List<Sent> simulated(Scenario scenario) {
    var frames = new ArrayList<Sent>();
    FrameSink sink =
        (tap, nanos, frame, direction) -> {
          if (tap.index() == 0) {
            byte[] bytes = new byte[frame.remaining()];
            frame.get(0, bytes);
            frames.add(new Sent(nanos, passed(direction), HexFormat.of().formatHex(bytes)));
          }
        };
    SimulationOptions options = SimulationOptions.of(scenario).withRequests(REQUESTS);
    new Simulation(options, sink, event -> {}).runToEnd();
    return frames;
  }

  private static Frame.Direction passed(Direction direction) {
    return direction == Direction.OUT ? Frame.Direction.OUTBOUND : Frame.Direction.INBOUND;
  }

  private static Map<String, List<Long>> fromMemory(List<Sent> frames) throws Exception {
    var halves = new Halves();
    FlowMeter meter = meter(frames.get(0).nanos(), halves);
    var frame = new Frame();
    try (var source = new LiveFrames(List.of("end0"), 1 << 16)) {
      for (Sent sent : frames) {
        source.put(sent.nanos(), 0, sent.direction(), sent.bytes());
        assertThat(source.poll(frame, Duration.ZERO)).isEqualTo(FrameSource.Poll.FRAME);
        meter.onFrame(frame);
      }
    }
    meter.finish();
    return halves.sums;
  }

  /** Each end sends its frames; the order between the ends is kept. */
  private static Map<String, List<Long>> fromWire(Cable cable, List<Sent> frames) throws Exception {
    var halves = new Halves();
    try (PacketRing ring =
            cable.atLeft(() -> PacketRing.open(RingOptions.of(cable.left()), Clock.systemUTC()));
        PacketSender host = cable.atLeft(() -> PacketSender.open(cable.left()));
        PacketSender pool = cable.atRight(() -> PacketSender.open(cable.right()))) {
      for (int i = 0; i < frames.size(); i++) {
        Sent sent = frames.get(i);
        PacketSender sender = sent.direction() == Frame.Direction.OUTBOUND ? host : pool;
        sender.send(sent.bytes());
        if (i + 1 == frames.size() || frames.get(i + 1).direction() != sent.direction()) {
          sender.flush();
          awaitReceived(ring, i + 1L);
        }
      }
      assertThat(metered(ring, halves)).isEqualTo(frames.size());
      assertThat(ring.drops()).hasValue(0);
    }
    return halves.sums;
  }

  /** The kernel may hand frames over later than it returns from sending them. */
  private static void awaitReceived(PacketRing ring, long count) {
    long start = System.nanoTime();
    while (ring.counters().frames() < count) {
      if (System.nanoTime() - start > DEADLINE_NANOS) {
        throw new AssertionError(ring.counters() + " instead of " + count);
      }
      Thread.onSpinWait();
    }
  }

  private static int metered(PacketRing ring, FlowSink sink) {
    FlowMeter meter = meter(Clock.systemUTC().millis() * 1_000_000 - DEADLINE_NANOS, sink);
    var frame = new Frame();
    int count = 0;
    while (ring.poll(frame, Duration.ofMillis(200)) == FrameSource.Poll.FRAME) {
      meter.onFrame(frame);
      count++;
    }
    meter.finish();
    return count;
  }

  private static FlowMeter meter(long start, FlowSink sink) {
    var settings =
        new MeterSettings(
            "fabric", Set.of(0xAAAA), IntervalLength.SECOND, 1, index -> "tap", new FabricMap());
    return new FlowMeter(settings, start, sink);
  }
}
