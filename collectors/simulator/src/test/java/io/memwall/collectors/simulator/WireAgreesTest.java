package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.truth.HalfKey;
import io.memwall.collectors.simulator.truth.HalfSecond;
import io.memwall.collectors.simulator.truth.HalfTotals;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TapView;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product's own frame accounting, fed with the simulator's bytes, must find the truth. */
final class WireAgreesTest {
  private static final long SECOND = 1_000_000_000L;

  /** A flow table per tap, cut at every second of UTC, as a collector does. */
  private static final class Collector {
    private final Map<String, FlowTable> tables = new TreeMap<>();
    private final Map<String, Map<Long, HalfSecond>> seconds = new HashMap<>();
    private final Map<HalfKey, Map<String, Long>> messages = new HashMap<>();
    private long anomalies;
    private long losses;
    private long unclear;
    private long incarnations;
    private long cutAt;

    Collector(Instant start) {
      cutAt = (start.getEpochSecond() + 1) * SECOND;
    }

    void frame(Tap tap, long tNanos, ByteBuffer frame) {
      cutUpTo(tNanos);
      FlowSettings settings = FlowSettings.of(DecoderSettings.DEFAULT, "simulated");
      tables
          .computeIfAbsent(tap.name(), name -> new FlowTable(settings))
          .onFrame(tNanos, frame, 0, frame.remaining(), frame.remaining());
    }

    private void cutUpTo(long tNanos) {
      for (; cutAt <= tNanos; cutAt += SECOND) {
        tables.forEach(this::cut);
      }
    }

    private void cut(String tap, FlowTable table) {
      table.cut(half -> half(tap, half));
      TapView view = table.tap();
      unclear += view.total(TapCounter.FRAMES) - view.total(TapCounter.TLOE_FRAMES);
    }

    private void half(String tap, HalfView half) {
      HalfKey key = new HalfKey(tap, mac(half.sourceMac()), mac(half.destinationMac()));
      HalfSecond second =
          new HalfSecond(
              0,
              cutAt,
              half.count(HalfCounter.FRAMES),
              half.count(HalfCounter.WIRE_BYTES),
              half.count(HalfCounter.GOODPUT_BYTES),
              half.count(HalfCounter.MESSAGES));
      seconds.computeIfAbsent(key.toString(), k -> new HashMap<>()).put(cutAt / SECOND, second);
      half.forEachMessage(
          (opcode, count, flits, payload) ->
              messages
                  .computeIfAbsent(key, k -> new TreeMap<>())
                  .merge("" + opcode.channel() + opcode.code(), count, Long::sum));
      losses += half.count(HalfCounter.RETRANS_FRAMES) + half.count(HalfCounter.GAP_FRAMES);
      incarnations = Math.max(incarnations, half.incarnation());
      for (var anomaly : io.memwall.collectors.wire.Anomaly.values()) {
        anomalies += half.count(anomaly);
      }
    }

    private static String mac(long bits) {
      byte[] bytes = ByteBuffer.allocate(8).putLong(bits).array();
      return HexFormat.ofDelimiter(":").formatHex(bytes, 2, 8);
    }

    void finish() {
      cutUpTo(cutAt);
    }
  }

  private static Simulation collect(SimulationOptions options, Collector collector) {
    Simulation simulation =
        new Simulation(
            options,
            (tap, tNanos, frame, direction) -> collector.frame(tap, tNanos, frame),
            event -> {});
    simulation.runToEnd();
    collector.finish();
    return simulation;
  }

  @ParameterizedTest
  @CsvSource({
    "STEADY,WD11,HOST",
    "STEADY,SPEC103,POOL",
    "PINGPONG,WD11,POOL",
    "PINGPONG,SPEC103,BOTH",
    "DEMO,WD11,POOL",
    "DEMO,SPEC103,HOST"
  })
  void everySecondOfEveryHalf_isAsTheTruthSays(
      Scenario scenario, Profile profile, TapPlacement taps) {
    SimulationOptions options =
        SimulationOptions.of(scenario)
            .withProfile(profile)
            .withTaps(taps)
            .withStart(Instant.parse("2026-01-01T00:00:00.700Z"))
            .withLink(new LinkSpeed(1_000_000_000L, 500))
            .withInterArrivalNanos(2_000_000)
            .withDuration(Duration.ofSeconds(2));
    Collector collector = new Collector(options.start());

    Simulation simulation = collect(options, collector);

    assertThat(collector.anomalies).isZero();
    assertThat(collector.losses).isZero();
    assertThat(collector.unclear).isZero();
    assertThat(collector.incarnations).isZero();
    simulation.truth().halves().forEach(half -> assertSame(simulation, collector, half));
  }

  private static void assertSame(Simulation simulation, Collector collector, HalfKey half) {
    for (HalfSecond truth : simulation.truth().seconds(half)) {
      HalfSecond found =
          collector.seconds.get(half.toString()).get(Math.floorDiv(truth.t0(), SECOND) + 1);
      if (found == null) {
        // Nothing to see: the last answers of others are still on their way.
        assertThat(truth.frames()).as(half + " at " + truth.t0()).isZero();
        continue;
      }
      assertThat(found.frames()).isEqualTo(truth.frames());
      assertThat(found.wireBytes()).isEqualTo(truth.wireBytes());
      assertThat(found.goodputBytes()).isEqualTo(truth.goodputBytes());
      assertThat(found.messages()).isEqualTo(truth.messages());
    }
    HalfTotals totals = simulation.truth().totals(half);
    Map<String, Long> expected = new TreeMap<>();
    totals.messages().forEach((kind, n) -> expected.put(kind.channel().name() + kind.opcode(), n));
    assertThat(collector.messages.get(half)).isEqualTo(expected);
  }

  @Test
  void numbersThatWrap_areNeitherGapNorNewIncarnation() {
    SimulationOptions options =
        SimulationOptions.of(Scenario.STEADY).withFirstNumber((1 << 22) - 100).withRequests(10_000);
    Collector collector = new Collector(options.start());

    collect(options, collector);

    assertThat(collector.losses).isZero();
    assertThat(collector.anomalies).isZero();
    assertThat(collector.incarnations).isZero();
  }
}
