package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.coherence.LineTotals;
import io.memwall.collectors.simulator.fabric.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N turns on one line: N acquires, N - 1 probes, N - 1 transfers. */
final class PingPongTest {
  private static final int N = 300;

  private static SimulationOptions options() {
    return SimulationOptions.of(Scenario.PINGPONG).withRequests(N);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void nTurns_haveTheMessagesOfTheClosedForm(Profile profile) {
    Runs run = Runs.of(options().withProfile(profile));

    assertThat(run.messages("A6")).as("AcquireBlock").isEqualTo(N);
    assertThat(run.messages("D5")).as("GrantData").isEqualTo(N);
    assertThat(run.messages("E0")).as("GrantAck").isEqualTo(N);
    assertThat(run.messages("B6")).as("ProbeBlock").isEqualTo(N - 1);
    assertThat(run.messages("C5")).as("ProbeAckData").isEqualTo(N - 1);
    assertThat(run.frames().stream().filter(DecodedFrame::hasMessage)).hasSize(5 * N - 2);
  }

  @Test
  void nTurns_haveTheFlitsOfTheClosedForm() {
    Runs run = Runs.of(options());

    assertThat(run.flits(1)).isEqualTo(2 * N);
    assertThat(run.flits(2)).isEqualTo(2 * (N - 1));
    assertThat(run.flits(3)).isEqualTo(10 * (N - 1));
    assertThat(run.flits(4)).isEqualTo(10 * N);
    assertThat(run.flits(5)).isEqualTo(N);
  }

  @Test
  void params_areGrowCapAndShrinkOfAnExclusiveLine() {
    for (DecodedFrame frame : Runs.of(options()).frames()) {
      int expected =
          switch (frame.channel()) {
            case 1 -> 1; // NtoT
            case 2 -> 2; // toN
            case 3 -> 1; // TtoN
            default -> 0; // toT; no param elsewhere
          };
      assertThat(frame.param()).isEqualTo(expected);
    }
  }

  @Test
  void theDirectory_countsEveryMoveOfTheLine() {
    Simulation simulation = Runs.of(options()).simulation();

    assertThat(simulation.lineTotals())
        .isEqualTo(
            Map.of(
                "pool0",
                List.of(
                    new LineTotals(
                        1L << 40, N, N, N - 1, N - 1, new LineTotals.Sharing(0, 0, N - 2)))));
  }

  @Test
  void theTurns_alternateBetweenTheTwoHosts() {
    List<String> players =
        Runs.of(options()).frames().stream()
            .filter(f -> f.hasMessage() && f.is("A6"))
            .map(f -> f.seen().source())
            .toList();

    for (int i = 0; i < N; i++) {
      assertThat(players.get(i)).isEqualTo("02:00:00:00:00:0" + i % 2);
    }
  }

  @Test
  void everyPairOfAMediumFabric_hasItsOwnLine() {
    Simulation simulation = Runs.of(options().withSize(Size.M)).simulation();

    assertThat(simulation.lineTotals().get("pool0")).hasSize(2);
    assertThat(simulation.lineTotals().get("pool1")).hasSize(2);
    simulation
        .lineTotals()
        .values()
        .forEach(lines -> lines.forEach(line -> assertThat(line.transfers()).isEqualTo(N - 1)));
  }

  @Test
  void aRunWithALengthOnly_endsBetweenTwoTurns() {
    Runs run = Runs.of(options().withDuration(java.time.Duration.ofMillis(1)));

    assertThat(run.messages("D5")).isEqualTo(run.messages("A6")).isGreaterThan(100);
    assertThat(run.messages("E0")).isEqualTo(run.messages("D5"));
  }
}
