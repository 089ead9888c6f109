package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingTest {
  private static final SimulationOptions STEADY = SimulationOptions.of(Scenario.STEADY);

  @ParameterizedTest
  @CsvSource({
    "window, 4",
    "interval-ns, 1000",
    "link-mbps, 1000",
    "propagation-ns, 10",
    "service-ns, 50",
    "loss-ppm, 100",
    "taps, both",
    "first-number, 17",
    "d-buffer, 90",
    "pack, 3",
    "cache-lines, 7",
    "pool-mib, 4096",
    "fit, best"
  })
  void everySetting_changesTheOptions(String name, String value) {
    assertThat(Setting.apply(STEADY, name + "=" + value)).isNotEqualTo(STEADY);
  }

  @Test
  void wrongSettings_areRefusedInOneLine() {
    assertThatThrownBy(() -> Setting.apply(STEADY, "window"))
        .hasMessage("'window' sets nothing: write it as name=value, such as window=4");
    assertThatThrownBy(() -> Setting.apply(STEADY, "windows=4"))
        .hasMessageStartingWith("there is no setting 'windows'; choose one of: window, ");
    assertThatThrownBy(() -> Setting.apply(STEADY, "window=four"))
        .hasMessage("'window=four' needs a whole number");
    assertThatThrownBy(() -> Setting.apply(STEADY, "taps=moon"))
        .hasMessage("there is no tap placement 'moon'; choose one of: host, pool, both");
    assertThatThrownBy(() -> Setting.apply(STEADY, "loss-ppm=2000000"))
        .hasMessageContaining("not between 0 and 1000000");
  }
}
