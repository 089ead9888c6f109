package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {
  @TempDir Path dir;

  @Test
  void secondProcess_isToldWhoHoldsIt_untilTheFirstIsKilled() throws Exception {
    Path data = Files.createDirectories(dir.resolve("data"));
    Path log = dir.resolve("holder.log");
    Process holder = Fixture.run(log, "hold", data.toString());
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(data.resolve("up")));
      assertThatThrownBy(() -> DataDirectory.open(data, "memwall up"))
          .isInstanceOfSatisfying(
              DataDirectoryHeldException.class,
              e -> assertThat(e.holder().orElseThrow().pid()).isEqualTo(holder.pid()))
          .hasMessageContaining("memwall up (pid " + holder.pid() + ", since 20")
          .hasMessageContaining(data.toString())
          .hasMessageContaining("--data");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    // Its facts are still there; they must not matter.
    assertThat(data.resolve("holder")).exists();
    try (DataDirectory next = DataDirectory.open(data, "memwall up")) {
      assertThat(next.root()).isEqualTo(data);
      assertThat(Holder.read(data.resolve("holder")).pid())
          .isEqualTo(ProcessHandle.current().pid());
    }
  }
}
