package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.5Z");

  @TempDir Path dir;

  @Test
  void directory_isLaidOutAndSaysWhoHoldsIt() {
    Path root = dir.resolve("a/b");
    try (DataDirectory data = DataDirectory.open(root, "memwall up", InstantSource.fixed(NOON))) {
      assertThat(data.kafka()).isEqualTo(root.resolve("kafka")).isDirectory();
      assertThat(data.clickHouse()).isEqualTo(root.resolve("clickhouse")).isDirectory();
      assertThat(data.streams()).isEqualTo(root.resolve("streams")).isDirectory();
      assertThat(data.logs()).isEqualTo(root.resolve("logs")).isDirectory();
      assertThat(Holder.read(root.resolve("holder")))
          .isEqualTo(
              new Holder(
                  ProcessHandle.current().pid(),
                  "memwall up",
                  Instant.parse("2026-11-22T12:00:00Z")));
    }
  }

  @Test
  void secondHolder_inTheSameProcess_isRefusedUntilTheFirstCloses() {
    try (DataDirectory first = DataDirectory.open(dir, "first")) {
      assertThatThrownBy(() -> DataDirectory.open(first.root(), "second"))
          .isInstanceOf(DataDirectoryHeldException.class)
          .hasMessageContaining("first");
    }
    try (DataDirectory second = DataDirectory.open(dir, "second")) {
      assertThat(second.root()).isEqualTo(dir);
    }
  }

  @Test
  void unreadableFacts_areNoFacts() throws Exception {
    try (DataDirectory held = DataDirectory.open(dir, "first")) {
      Files.writeString(held.root().resolve("holder"), "pid=\\u00zz");
      assertThatThrownBy(() -> DataDirectory.open(dir, "second"))
          .isInstanceOfSatisfying(
              DataDirectoryHeldException.class,
              e -> assertThat(e.holder()).isEqualTo(Optional.empty()))
          .hasMessageContaining("another process");
    }
  }

  @Test
  void fileInTheWay_isNamedWithTheFix() throws Exception {
    Path file = Files.writeString(dir.resolve("file"), "");
    assertThatThrownBy(() -> DataDirectory.open(file, "x"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(file + ": a file is in the way")
        .hasMessageContaining("--data");
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("below"), "x"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot write in " + file.resolve("below"));
  }
}
