package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SimulationOptionsTest {
  @Test
  void words_findTheirConstants() {
    assertThat(Scenario.named("pingpong")).isEqualTo(Scenario.PINGPONG);
    assertThat(Size.named("M")).isEqualTo(Size.M);
    assertThat(SimulationOptions.profileNamed("spec103")).isEqualTo(Profile.SPEC103);
  }

  @Test
  void anUnknownWord_namesTheChoices() {
    assertThatThrownBy(() -> Scenario.named("stedy"))
        .hasMessageStartingWith(
            "there is no scenario 'stedy'; choose one of: steady, pingpong, falseshare, ");
    assertThatThrownBy(() -> Size.named("XS"))
        .hasMessage("there is no size 'XS'; choose one of: S, M, L, XL, XXL");
    assertThatThrownBy(() -> SimulationOptions.profileNamed("etri12"))
        .hasMessageStartingWith("there is no profile 'etri12'; choose one of: spec103, wd1");
  }

  @Test
  void aFamilyName_standsForItsFirstVariant() {
    assertThat(Scenario.named("lossy")).isEqualTo(Scenario.LOSSY_01);
    assertThat(Scenario.named("reconnect")).isEqualTo(Scenario.RECONNECT);
    assertThat(Scenario.named("incast")).isEqualTo(Scenario.INCAST);
  }

  @Test
  void everyScenario_hasASentence() {
    for (Scenario scenario : Scenario.values()) {
      assertThat(scenario.sentence()).endsWith(".");
    }
  }

  @Test
  void valuesOutOfRange_areRefused() {
    SimulationOptions steady = SimulationOptions.of(Scenario.STEADY);

    assertThatThrownBy(() -> steady.withWindow(0)).hasMessageContaining("window is 0");
    assertThatThrownBy(() -> steady.withDuration(Duration.ZERO)).hasMessageContaining("duration");
    assertThatThrownBy(() -> steady.withRequests(-1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new LinkSpeed(10, 500)).hasMessageContaining("link rate is 10");
    assertThatThrownBy(() -> new LinkSpeed(1_000_000, -1)).hasMessageContaining("propagation");
    assertThatThrownBy(() -> Runs.of(steady.withFirstNumber(1 << 22)))
        .hasMessageContaining("first sequence number");
    assertThatThrownBy(() -> Runs.of(steady.withServiceNanos(-1)))
        .hasMessageContaining("service time");
  }

  @Test
  void aDuration_replacesTheNumberOfRequests() {
    SimulationOptions steady =
        SimulationOptions.of(Scenario.STEADY).withDuration(Duration.ofMillis(1));

    // 16 reads every 1318 ns from each of two hosts.
    assertThat(Runs.of(steady).messages("A4")).isBetween(2 * 11_900L, 2 * 12_200L);
  }
}
