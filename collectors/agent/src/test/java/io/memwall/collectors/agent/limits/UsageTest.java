package io.memwall.collectors.agent.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsageTest {
  @TempDir Path directory;

  @Test
  void times_standBehindANameWithBlanksAndParentheses() throws IOException {
    Files.writeString(
        directory.resolve("stat"), "7 (a ) b) S 1 1 1 0 -1 4194304 9 0 0 0 250 50 0 0 20 0\n");
    Files.writeString(directory.resolve("status"), "Name:\tx\nVmRSS:\t    2048 kB\n");
    var usage = new Usage(directory);
    assertThat(usage.cpuNanos()).hasValue(3_000_000_000L);
    assertThat(usage.residentBytes()).hasValue(2L << 20);
  }

  @Test
  void files_thatAreMissing_tellNothing() {
    var usage = new Usage(directory);
    assertThat(usage.cpuNanos()).isEmpty();
    assertThat(usage.residentBytes()).isEmpty();
  }

  @Property(tries = 200)
  void files_ofAnything_neverFail(@ForAll String stat, @ForAll String status) throws IOException {
    Path here = Files.createTempDirectory("usage");
    Path times = here.resolve("stat");
    Path memory = here.resolve("status");
    try {
      Files.writeString(times, stat.replaceAll("[\\ud800-\\udfff]", ""));
      Files.writeString(memory, "VmRSS:" + status.replaceAll("[\\ud800-\\udfff]", ""));
      var usage = new Usage(here);
      assertThat(usage.cpuNanos().orElse(0)).isNotNegative();
      assertThat(usage.residentBytes().orElse(0)).isNotNegative();
    } finally {
      Files.deleteIfExists(times);
      Files.deleteIfExists(memory);
      Files.delete(here);
    }
  }
}
