package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PacedRunTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00.250Z");

  private final AtomicLong clock = new AtomicLong();
  private final List<Long> earliness = new ArrayList<>();

  private Instant now() {
    return START.plusNanos(clock.get());
  }

  private Simulation simulation(SimulationOptions options) {
    return new Simulation(
        options.withStart(START),
        (tap, tNanos, frame, direction) -> earliness.add(tNanos - Epoch.at(now()).startNanos()),
        event -> {});
  }

  @Test
  void frames_neverComeBeforeTheirTimeAndHardlyAfterIt() {
    Simulation simulation =
        simulation(SimulationOptions.of(Scenario.DEMO).withDuration(Duration.ofMillis(200)));

    new PacedRun(simulation, this::now, clock::addAndGet).run();

    assertThat(simulation.isFinished()).isTrue();
    assertThat(earliness).isNotEmpty().allMatch(early -> early <= 0 && early >= -1_000_000);
  }

  @Test
  void aClockThatJumps_isCaughtUpInSlicesAndCounted() {
    Simulation simulation =
        simulation(SimulationOptions.of(Scenario.DEMO).withDuration(Duration.ofSeconds(2)));
    AtomicLong rests = new AtomicLong();

    PacedRun run =
        new PacedRun(
            simulation,
            this::now,
            nanos -> clock.addAndGet(rests.incrementAndGet() == 100 ? 1_000_000_000L : nanos));
    run.run();

    assertThat(run.status().timesBehind()).isEqualTo(1);
    assertThat(run.status().worstLagNanos()).isBetween(900_000_000L, 1_000_000_000L);
    assertThat(run.status().isBehind()).isFalse();
  }

  @Test
  void aStoppedRun_returnsAndLeavesTheSimulationUnfinished() {
    Simulation simulation = simulation(SimulationOptions.of(Scenario.DEMO));
    PacedRun[] run = new PacedRun[1];
    run[0] =
        new PacedRun(
            simulation,
            this::now,
            nanos -> {
              if (clock.addAndGet(nanos) >= 50_000_000) {
                run[0].close();
              }
            });

    run[0].run();

    assertThat(simulation.isFinished()).isFalse();
    assertThat(run[0].status().simulatedNanos())
        .isEqualTo(Epoch.at(START).startNanos() + 49_000_000);
  }

  @Test
  void aPacedRun_emitsWhatAFreeRunEmits() {
    SimulationOptions options =
        SimulationOptions.of(Scenario.DEMO).withStart(START).withDuration(Duration.ofMillis(200));
    List<DecodedFrame> paced = new ArrayList<>();
    Simulation simulation =
        new Simulation(
            options,
            (tap, tNanos, frame, direction) ->
                paced.add(DecodedFrame.of(tap, tNanos, frame, direction)),
            event -> {});

    new PacedRun(simulation, this::now, clock::addAndGet).run();

    assertThat(paced).isEqualTo(Runs.of(options).frames());
  }
}
