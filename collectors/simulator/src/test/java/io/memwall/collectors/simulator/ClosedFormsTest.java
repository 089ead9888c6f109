package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.coherence.LineTotals;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapView;
import io.memwall.collectors.simulator.truth.HalfKey;
import io.memwall.collectors.simulator.truth.HalfSecond;
import io.memwall.collectors.simulator.truth.PoolSecond;
import io.memwall.collectors.simulator.truth.RequestClass;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios whose outcome can be written down beforehand. */
final class ClosedFormsTest {
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  private static Simulation ran(SimulationOptions options) {
    Simulation simulation =
        new Simulation(options, (tap, t, frame, direction) -> {}, allocation -> {});
    simulation.runToEnd();
    return simulation;
  }

  private static String truthOf(Simulation simulation) {
    StringWriter text = new StringWriter();
    simulation.writeTruth(text);
    return text.toString();
  }

  @Test
  void falseSharing_hasOnlyDisjointPairsOfWriters() {
    int turns = 300;
    Simulation simulation = ran(SimulationOptions.of(Scenario.FALSESHARE).withRequests(turns));

    LineTotals line = simulation.lineTotals().get("pool0").get(0);
    assertThat(line.transfers()).isEqualTo(turns - 1);
    assertThat(line.sharing()).isEqualTo(new LineTotals.Sharing(0, turns - 2, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"S", "M", "L"})
  void readMostly_probesTheWriterOnceAndEveryReaderOnceARound(Size size) {
    long rounds = 50;
    int readers = size.hosts() / size.pools() - 1;
    Simulation simulation =
        ran(SimulationOptions.of(Scenario.READMOSTLY, size).withRequests(rounds));

    simulation
        .lineTotals()
        .values()
        .forEach(
            lines -> {
              LineTotals line = lines.get(0);
              assertThat(line.acquires()).isEqualTo(1 + rounds * (readers + 1));
              assertThat(line.probes()).isEqualTo(rounds * (readers + 1));
              assertThat(line.grants()).isEqualTo(1 + rounds);
              assertThat(line.transfers()).isZero();
            });
  }

  @ParameterizedTest
  @CsvSource({"STARVE_18, 99", "STARVE_27, 50", "STARVE_1024, 0"})
  void smallBuffers_makeThePoolWait(Scenario scenario, int leastPercent) {
    Simulation simulation = ran(SimulationOptions.of(scenario).withRequests(4_000));

    for (TapView view : simulation.views()) {
      var stall = simulation.truth().stalls(view, Direction.IN).get(Channel.D);
      long run =
          1_000 * (simulation.nowNanos() - Epoch.at(simulation.options().start()).startNanos());
      if (leastPercent == 0) {
        assertThat(stall == null ? 0 : stall.picos()).isZero();
      } else {
        assertThat(stall.picos() * 100 / run).isBetween((long) leastPercent, 100L);
      }
    }
  }

  @Test
  void incast_takesAsLongAsAllAnswersThroughOnePort() {
    Simulation simulation = ran(SimulationOptions.of(Scenario.INCAST));

    for (TapView view : simulation.views()) {
      if (view.tap().position() == Tap.Position.HOST) {
        var latency = simulation.truth().latencies(view).get(RequestClass.GET);
        // By Little's law 256 answers of 126 bytes at 100 Gb/s: 2580 ns.
        assertThat(latency.sumNanos() / latency.count()).isBetween(2_500L, 2_700L);
      }
    }
  }

  @Test
  void weightedIncast_sharesThePortAsTheWindowsAre() {
    Simulation simulation =
        ran(
            SimulationOptions.of(Scenario.INCAST_WEIGHTED, Size.M)
                .withDuration(Duration.ofMillis(1)));

    long[] goodput =
        simulation.truth().halves().stream()
            .filter(half -> half.tap().matches("h[0-3].nic") && half.macSrc().contains(":01:00:"))
            .mapToLong(half -> goodput(simulation, half))
            .sorted()
            .toArray();
    assertThat(goodput).hasSize(4);
    double sum = 0;
    double squares = 0;
    for (long each : goodput) {
      sum += each;
      squares += (double) each * each;
    }
    // 8:4:2:2 gives 256 / (4 * 88).
    assertThat(sum * sum / (4 * squares)).isBetween(0.70, 0.76);
  }

  private static long goodput(Simulation simulation, HalfKey half) {
    return simulation.truth().seconds(half).stream().mapToLong(HalfSecond::goodputBytes).sum();
  }

  @Test
  void exhaustion_endsFullAndFailsForWantOfCapacityFromThenOn() {
    Runs run =
        Runs.of(SimulationOptions.of(Scenario.EXHAUSTION).withDuration(Duration.ofSeconds(80)));

    List<PoolSecond> seconds = run.simulation().truth().poolSeconds("pool0");
    assertThat(seconds.get(seconds.size() - 1).use().usedBytes()).isEqualTo(64 * GIB);
    List<AllocationEvent> failures =
        run.allocations().stream().filter(e -> e.op() == AllocationEvent.Op.FAIL).toList();
    // 62 GiB are free after the start; the last of 79 requests comes after 79 seconds.
    assertThat(failures).hasSize(79 - 62);
    assertThat(failures)
        .allMatch(event -> event.reason().orElseThrow() == AllocationEvent.Reason.CAPACITY);
    assertThat(truthOf(run.simulation()))
        .contains("\"alloc_failures\",\"key\":{\"pool\":\"pool0\",\"reason\":\"capacity\"}");
  }

  @Test
  void aLeak_growsByTenGibibytesAnHourAndNothingElseDoes() {
    Simulation simulation = ran(SimulationOptions.of(Scenario.LEAK));

    List<PoolSecond> seconds = simulation.truth().poolSeconds("pool0");
    for (int hour = 1; hour <= 7; hour++) {
      var used = seconds.get(hour * 3_600).use().usedByTenant();
      assertThat(used.get("leaky")).isEqualTo(10 * GIB * hour);
      assertThat(used.get("analytics")).isLessThanOrEqualTo(8 * GIB);
    }
    assertThat(truthOf(simulation).lines().count()).isLessThan(1_000);
  }

  @Test
  void fragments_leaveHalfFreeInPiecesThatAreTooSmall() {
    Runs run = Runs.of(SimulationOptions.of(Scenario.FRAGMENT).withInterArrivalNanos(10_000_000));

    List<PoolSecond> seconds = run.simulation().truth().poolSeconds("pool0");
    var use = seconds.get(seconds.size() - 1).use();
    assertThat(use.freeBytes()).isEqualTo(512 * MIB);
    assertThat(use.largestFreeBytes()).isEqualTo(64 * MIB);
    assertThat(run.allocations())
        .filteredOn(event -> event.op() == AllocationEvent.Op.FAIL)
        .isNotEmpty()
        .allMatch(event -> event.reason().orElseThrow() == AllocationEvent.Reason.FRAGMENTATION);
    assertThat(truthOf(run.simulation()))
        .containsPattern("\"pool_fragmentation_ppm\".*\"value\":875000,");
  }

  @Test
  void aHotRegion_isReadByATenthOfTheHostsEverFasterAndItsHostIsUnderPressure() {
    Simulation simulation = ran(SimulationOptions.of(Scenario.HOTSPOT));

    HalfKey hot = answersTo(simulation, "02:00:00:00:00:00");
    HalfKey light = answersTo(simulation, "02:00:00:00:00:01");
    // An answer takes 1086 bytes of line time. Memory takes 70 us, so that a request is confirmed
    // before its answer goes, by 94 bytes.
    long lone = 125 * (1_086 + 94);
    // 20 Mb/s: 95 % of it without the sixteenth that is written, and with confirmations.
    assertThat(wireBytes(simulation, hot, 80)).isBetween(2_226_000L, 2_500_000L);
    // A full line, give or take a frame that crosses the end of the second.
    assertThat(wireBytes(simulation, hot, 130)).isBetween(2_498_000L, 2_502_000L);
    assertThat(wireBytes(simulation, light, 130)).isEqualTo(lone);
    assertThat(wireBytes(simulation, hot, 30)).isEqualTo(lone);
    assertThat(wireBytes(simulation, hot, 250)).isEqualTo(lone);
    assertThat(truthOf(simulation))
        .containsPattern("memory_some_total_us.*h0\"}.*\"value\":5[0-9]{7},")
        .contains("\"state\":\"critical\",\"nth\":2");
  }

  private static HalfKey answersTo(Simulation simulation, String host) {
    return simulation.truth().halves().stream()
        .filter(half -> half.macDst().equals(host))
        .findFirst()
        .orElseThrow();
  }

  private static long wireBytes(Simulation simulation, HalfKey half, int second) {
    return simulation.truth().seconds(half).get(second).wireBytes();
  }

  @Test
  void trainingSteps_loadBothDirectionsAsPlanned() {
    SimulationOptions options =
        SimulationOptions.of(Scenario.LLM_TRAIN).withDuration(Duration.ofSeconds(6));
    Simulation simulation = ran(options);

    HalfKey answers = answersTo(simulation, "02:00:00:00:00:00");
    List<HalfSecond> seconds = simulation.truth().seconds(answers);
    long wire = seconds.stream().limit(6).mapToLong(HalfSecond::wireBytes).sum();
    // Five steps of 1.2 s at 200 Mb/s: 31.67 % reads, and the confirmations of the writes.
    double share = wire * 8 / (6 * 200e6);
    assertThat(share).isBetween(0.3166, 0.35);
  }

  @Test
  void inference_freesWhatItTook() {
    Runs run =
        Runs.of(SimulationOptions.of(Scenario.LLM_INFER).withDuration(Duration.ofSeconds(5)));

    long allocated =
        run.allocations().stream()
            .filter(e -> e.op() == AllocationEvent.Op.ALLOC && e.tenant().equals("inference"))
            .count();
    long freed = run.allocations().stream().filter(e -> e.op() == AllocationEvent.Op.FREE).count();
    assertThat(allocated).isEqualTo(freed).isGreaterThan(20);
  }
}
