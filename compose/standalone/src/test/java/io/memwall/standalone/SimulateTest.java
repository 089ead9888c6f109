package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulateTest {
  @TempDir private Path home;

  private Path simulated(String name, String scenario, String seed) {
    Path capture = home.resolve(name + ".pcapng");
    Cli.here(
            "simulate",
            "--scenario",
            scenario,
            "--seed",
            seed,
            "--duration",
            "0.02",
            "--start",
            "1999-12-31T23:29:35Z",
            "--out",
            capture.toString(),
            "--truth",
            home.resolve(name + ".truth").toString())
        .succeeded();
    return capture;
  }

  @ParameterizedTest
  @ValueSource(strings = {"steady", "pingpong", "demo"})
  void sameSeed_sameBytes(String scenario) {
    Path one = simulated("one", scenario, "5");
    Path two = simulated("two", scenario, "5");
    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(home.resolve("two.truth")).hasSameBinaryContentAs(home.resolve("one.truth"));
    assertThat(one).isNotEmptyFile();
  }

  @Test
  void anotherSeed_otherBytes() throws Exception {
    Path one = simulated("one", "demo", "5");
    Path two = simulated("two", "demo", "6");
    assertThat(Files.mismatch(one, two)).isNotNegative();
  }

  @Test
  void scenarios_areListed() {
    assertThat(Cli.here("simulate", "--list").succeeded().out())
        .contains("steady", "pingpong", "demo");
  }
}
