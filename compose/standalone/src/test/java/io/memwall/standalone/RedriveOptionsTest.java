package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be meant is refused before any Kafka is asked. */
final class RedriveOptionsTest {
  @TempDir private Path home;

  @Test
  void optionsThatContradictEachOther_areRefused() {
    assertThat(Cli.here("redrive", "--go", "--dry-run").failed(2)).contains("--go or --dry-run");
    assertThat(Cli.here("redrive", "--kafka", "k:1", "--data", "d").failed(2))
        .contains("one of --config, --kafka and --data");
    assertThat(Cli.here("redrive", "--limit", "0").failed(2)).contains("--limit must be 1 or more");
    assertThat(
            Cli.here(
                    "redrive", "--since", "2026-01-02T00:00:00Z", "--until", "2026-01-01T00:00:00Z")
                .failed(2))
        .contains("--since must be before --until");
  }

  @Test
  void configurationWithMistakes_saysThem() throws Exception {
    Path file = Files.writeString(home.resolve("streams.yaml"), "kafka: {bootstrap: here}\n");
    assertThat(Cli.here("redrive", "--config", file.toString()).failed(1))
        .contains("kafka.bootstrap = \"here\": has no port");
  }

  @Test
  void version_isToldByOptionAndCommandAlike() {
    String told = Cli.here("version").succeeded().out();
    assertThat(told.lines()).hasSize(3).anyMatch(line -> line.startsWith("memwall "));
    assertThat(Cli.here("--version").succeeded().out()).isEqualTo(told);
  }
}
