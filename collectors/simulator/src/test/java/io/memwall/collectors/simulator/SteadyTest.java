package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.fabric.TapView;
import io.memwall.collectors.simulator.truth.HalfFigure;
import io.memwall.collectors.simulator.truth.HalfTotals;
import io.memwall.collectors.simulator.truth.Latency;
import io.memwall.collectors.simulator.truth.RequestClass;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads of 64 bytes have a closed form: 8 + 500 + 300 + 10 + 500 = 1318 ns. */
final class SteadyTest {
  private static final int READS = 500;

  private static SimulationOptions options() {
    return SimulationOptions.of(Scenario.STEADY).withRequests(READS);
  }

  @Test
  void oneReadAtATime_takesExactly1318Nanoseconds() {
    Simulation simulation = Runs.of(options().withWindow(1)).simulation();

    for (TapView view : simulation.views()) {
      assertAll(simulation.truth().latencies(view).get(RequestClass.GET), 1318);
    }
  }

  private static void assertAll(Latency latency, long nanos) {
    assertThat(latency.count()).isEqualTo(READS);
    assertThat(latency.sumNanos()).isEqualTo(READS * nanos);
    assertThat(latency.minNanos()).hasValue(nanos);
    assertThat(latency.maxNanos()).hasValue(nanos);
    assertThat(latency.percentile(99)).hasValue(nanos);
  }

  @Test
  void theBytesOfOneReadAtATime_alsoSay1318Nanoseconds() {
    Map<String, Long> asked = new HashMap<>();
    for (DecodedFrame frame : Runs.of(options().withWindow(1)).frames()) {
      if (frame.hasMessage() && frame.is("A4")) {
        asked.put(frame.seen().source() + frame.id(), frame.seen().tNanos());
      } else if (frame.hasMessage() && frame.is("D1")) {
        long since = asked.remove(frame.seen().destination() + frame.id());
        assertThat(frame.seen().tNanos() - since).isEqualTo(1318);
      }
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aFullWindow_isNotFasterThanTheClosedFormAndHardlySlower() {
    Simulation simulation = Runs.of(options()).simulation();

    for (TapView view : simulation.views()) {
      Latency latency = simulation.truth().latencies(view).get(RequestClass.GET);
      assertThat(latency.minNanos()).hasValue(1318);
      assertThat(latency.sumNanos() / latency.count()).isBetween(1318L, 1320L);
    }
  }

  @Test
  void atThePool_aReadTakesTheServiceTimeAndTheArrivalOfNothingElse() {
    Simulation simulation =
        Runs.of(options().withWindow(1).withTaps(TapPlacement.POOL)).simulation();

    Latency latency = simulation.truth().latencies(simulation.views().get(0)).get(RequestClass.GET);
    assertAll(latency, 300);
  }

  @Test
  void slowerLinks_costTheirSerialisation() {
    // 94 and 126 bytes at 1 Gb/s: 752 and 1008 ns.
    SimulationOptions slow = options().withWindow(1).withLink(new LinkSpeed(1_000_000_000L, 500));
    Simulation simulation = Runs.of(slow).simulation();

    Latency latency = simulation.truth().latencies(simulation.views().get(0)).get(RequestClass.GET);
    assertThat(latency.minNanos()).hasValue(752 + 500 + 300 + 1008 + 500);
    assertThat(latency.maxNanos()).isEqualTo(latency.minNanos());
  }

  @Test
  void nReads_areTwoNFlitsOutAndNineNBack() {
    Runs run = Runs.of(options());

    assertThat(run.messages("A4")).isEqualTo(2 * READS);
    assertThat(run.messages("D1")).isEqualTo(2 * READS);
    assertThat(run.flits(1)).isEqualTo(2 * 2 * READS);
    assertThat(run.flits(4)).isEqualTo(2 * 9 * READS);
  }

  @Test
  void theTruth_saysTheSame() {
    Simulation simulation = Runs.of(options()).simulation();

    for (var half : simulation.truth().halves()) {
      HalfTotals totals = simulation.truth().totals(half);
      if (half.macSrc().startsWith("02:00:00:00")) {
        assertThat(totals.flits()).isEqualTo(Map.of(Channel.A, 2L * READS));
        assertThat(totals.goodputBytes()).isZero();
      } else {
        assertThat(totals.flits()).isEqualTo(Map.of(Channel.D, 9L * READS));
        assertThat(totals.goodputBytes()).isEqualTo(64L * READS);
      }
      assertThat(totals.get(HalfFigure.RETRANS_FRAMES)).isZero();
    }
  }

  @Test
  void pacedReads_leaveAtTheirInterArrivalTime() {
    Runs run = Runs.of(options().withInterArrivalNanos(5_000));

    long[] times =
        run.frames().stream()
            .filter(f -> f.hasMessage() && f.is("A4") && f.seen().tap().equals("h0.nic"))
            .mapToLong(f -> f.seen().tNanos())
            .toArray();
    assertThat(times).hasSize(READS);
    for (int i = 1; i < times.length; i++) {
      assertThat(times[i] - times[i - 1]).isEqualTo(5_000);
    }
  }
}
