package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.LossPlan;
import io.memwall.collectors.simulator.fabric.TapView;
import io.memwall.collectors.simulator.truth.HalfFigure;
import io.memwall.collectors.simulator.truth.HalfKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each act of the demo does to the fabric, and to nothing else of it. */
final class ActTest {
  private static final long POOL_BYTES = 64L << 30;

  private static final List<AllocationEvent> decisions = new ArrayList<>();
  private static Simulation cycle;

  /** Masters are slow, so that what is seen is the acts. */
  @BeforeAll
  static void aCycle() {
    SimulationOptions options =
        SimulationOptions.of(Scenario.DEMO)
            .withDuration(Duration.ofNanos(Act.cycleNanos()))
            .withInterArrivalNanos(400_000_000L);
    cycle = new Simulation(options, (tap, tNanos, frame, direction) -> {}, decisions::add);
    cycle.runToEnd();
  }

  @ParameterizedTest
  @CsvSource({
    "0,HEALTHY",
    "10,PING_PONG",
    "70,LOSSY",
    "130,STARVATION",
    "190,FILLING",
    "249,FILLING",
    "250,HEALTHY",
    "299,HEALTHY",
    "300,HEALTHY",
    "310,PING_PONG"
  })
  void acts_followEachOther(long second, Act act) {
    assertThat(Act.at(second * 1_000_000_000L * Timeline.PICOS_PER_NANO)).isEqualTo(act);
  }

  @Test
  void aLine_isFoughtOver() {
    // About 45 turns a second, and about 1,000 in the act.
    assertThat(cycle.lineTotals().get("pool0")).hasSize(1);
    assertThat(cycle.lineTotals().get("pool0").get(0).transfers()).isBetween(30_000L, 90_000L);
    assertThat(cycle.lineTotals().get("pool1")).isEmpty();
  }

  @Test
  void oneHost_starvesForCredits() {
    Set<String> starved = new HashSet<>();
    for (TapView view : cycle.views()) {
      var stalls = cycle.truth().stalls(view, Direction.OUT);
      // Behind the bad cable a tap cannot know.
      long picos = stalls.containsKey(Channel.D) ? stalls.get(Channel.D).picos() : 0;
      if (picos > 0) {
        starved.add(view.far().toString());
        // A quarter of the act's windows is what scores as much as a want of credits can.
        assertThat(picos / Timeline.PICOS_PER_NANO).isGreaterThan(20_000_000_000L);
      }
    }
    assertThat(starved).containsExactly("02:00:00:00:00:02");
  }

  @Test
  void oneCable_losesFrames() {
    Set<String> resent = new HashSet<>();
    for (HalfKey half : cycle.truth().halves()) {
      if (cycle.truth().totals(half).get(HalfFigure.RETRANS_FRAMES) > 0) {
        resent.addAll(List.of(half.macSrc(), half.macDst()));
      }
    }
    assertThat(resent).contains("02:00:00:00:00:05").hasSize(2);
  }

  @Test
  void onePool_fills() {
    long start = cycle.options().start().getEpochSecond();

    for (long second = 1; second < 300; second++) {
      boolean calm = second <= 190;
      boolean full = second >= 220 && second < 250;
      assertThat(used("pool0", start + second)).as("pool0 after %d s", second).isLessThan(0.8);
      assertThat(used("pool1", start + second))
          .as("pool1 after %d s", second)
          .isBetween(full ? 0.95 : 0.25, calm ? 0.8 : 0.98);
    }
  }

  private static double used(String pool, long second) {
    return (double) cycle.live().pool(pool, second).orElseThrow().usedBytes() / POOL_BYTES;
  }

  @Test
  void tenants_comeAndGo() {
    assertThat(decisions.size() / 300).isBetween(2, 10);
    Map<AllocationEvent.Op, Long> ops =
        decisions.stream()
            .collect(Collectors.groupingBy(AllocationEvent::op, Collectors.counting()));
    assertThat(ops.get(AllocationEvent.Op.FREE)).isGreaterThan(100);
    assertThat(ops).doesNotContainKey(AllocationEvent.Op.FAIL);
    assertThat(decisions.stream().map(AllocationEvent::tenant).distinct()).hasSize(4);
  }

  @Test
  void ledgers_haveNoHoles() {
    Map<String, Long> last = new HashMap<>();
    for (AllocationEvent event : decisions) {
      long before = last.getOrDefault(event.poolId(), 0L);
      assertThat(event.ledgerSeq()).isEqualTo(before + 1);
      last.put(event.poolId(), event.ledgerSeq());
    }
    assertThat(last).containsOnlyKeys("pool0", "pool1");
  }

  @Test
  void aSpell_liesInItsPeriod() {
    LossPlan.Times times = new LossPlan.Times(100, 20, 30);

    assertThat(List.of(19L, 20L, 29L, 30L, 119L, 125L))
        .extracting(times::contain)
        .containsExactly(false, true, true, false, false, true);
  }
}
