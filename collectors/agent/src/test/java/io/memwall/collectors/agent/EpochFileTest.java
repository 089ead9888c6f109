package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EpochFileTest {
  @TempDir Path directory;

  @Test
  void epoch_isThePresent() {
    assertThat(begin("n", 1_000)).isEqualTo(1_000);
    assertThat(begin("n", 2_000)).isEqualTo(2_000);
  }

  @Test
  void epoch_growsEvenWhenTheClockWentBack() {
    begin("n", 1_000);

    assertThat(begin("n", 1_000)).isEqualTo(1_001);
    assertThat(begin("n", 5)).isEqualTo(1_002);
  }

  @Test
  void nodes_doNotShareAnEpoch_norLeaveTheDirectory() throws IOException {
    begin("../a/b", 1_000);
    begin("a", 5);

    assertThat(begin("a", 5)).isEqualTo(6);
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void file_thatHoldsSomethingElse_isNamed() throws IOException {
    begin("n", 1);
    Files.writeString(directory.resolve("epoch-n"), "x");

    assertThatThrownBy(() -> begin("n", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("epoch-n")
        .hasMessageContaining("delete it");
  }

  private long begin(String node, long now) {
    return new EpochFile(directory, node).begin(now);
  }
}
