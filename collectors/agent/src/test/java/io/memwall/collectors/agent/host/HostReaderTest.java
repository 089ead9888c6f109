package io.memwall.collectors.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.schemas.Nanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostReaderTest {
  @TempDir Path root;
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void nothingThere_isAReadingOfReasons() {
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Off())) {
      HostReading reading = reader.read();

      assertThat(reading.memory().isEmpty()).isTrue();
      assertThat(reading.missing())
          .containsEntry("memory", "absent")
          .containsEntry("paging", "absent")
          .containsEntry("numa", "absent")
          .containsEntry("resctrl", "absent")
          .containsEntry("tiers", "absent")
          .containsEntry("cxl", "absent");
    }
  }

  @Test
  void look_reachesBackToTheOneBefore_andNeverAhead() {
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Off())) {
      long first = Nanos.of(now);
      assertThat(reader.read().interval()).isEqualTo(new Span(first, first));
      now = now.plusSeconds(10);
      assertThat(reader.read().interval()).isEqualTo(new Span(first, Nanos.of(now)));
      now = now.minusSeconds(60);
      assertThat(reader.read().interval()).isEqualTo(new Span(Nanos.of(now), Nanos.of(now)));
    }
  }

  @Test
  void counterThatWentBack_isNamed() throws IOException {
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Off())) {
      file("proc/vmstat", "pgfault 10\noom_kill 2\n");
      file("sys/devices/system/node/node0/numastat", "numa_hit 5\n");
      reader.read();
      file("proc/vmstat", "pgfault 11\noom_kill 1\n");
      file("sys/devices/system/node/node0/numastat", "numa_hit 4\n");

      assertThat(reader.read().changes().resets())
          .containsExactly("paging.oom_kill", "numa.0.counts.numa_hit");
      assertThat(reader.read().changes().resets()).isEmpty();
    }
  }

  @Test
  void kernelBefore410_hasOneCountOfStalls() throws IOException {
    file("proc/vmstat", "allocstall 7\n");
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Off())) {
      assertThat(reader.read().paging().get(PagingFigure.ALLOCSTALL)).hasValue(7);
    }
  }

  @Test
  void otherUnit_isNoFigure() throws IOException {
    file("proc/meminfo", "MemTotal: 5 MB\nMemFree: 5\nHugePages_Total: 5 kB\nDirty: 1 kB\n");
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Off())) {
      HostReading reading = reader.read();

      assertThat(reading.memory().toString()).isEqualTo("{DIRTY_BYTES=1024}");
      assertThat(reading.missing())
          .containsEntry("memory.total_bytes", "other_unit")
          .containsEntry("memory.free_bytes", "other_unit")
          .containsEntry("memory.huge_pages_total", "other_unit");
    }
  }

  @Test
  void latencyOfZero_isNone() throws IOException {
    file("sys/devices/system/node/node0/access0/initiators/read_latency", "0\n");
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Off())) {
      HostReading reading = reader.read();

      assertThat(reading.numa().get(0).access().isEmpty()).isTrue();
      assertThat(reading.missing())
          .containsEntry("numa.0.access.read_latency_ns", "sentinel")
          .containsEntry("numa.0.access.write_latency_ns", "absent");
    }
  }

  @Test
  void accelerators_areReadFromTheProgramsAnswer() throws IOException {
    Path program =
        script(
            """
            echo 'GPU-1, 81920, 512, 81408, 3, 97, [N/A], 0, NVIDIA H100 80GB, HBM3'
            echo 'GPU-2, [Unknown Error], 1, 2, 3, 4, 5, 6, NVIDIA H100'
            """);
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Program(program))) {
      assertThat(reader.read().missing()).containsEntry("accelerators", "unavailable");

      HostReading reading = answered(reader);

      assertThat(reading.accelerators()).hasSize(2);
      var first = reading.accelerators().get(0);
      assertThat(first.id()).isEqualTo("GPU-1");
      assertThat(first.name()).isEqualTo("NVIDIA H100 80GB, HBM3");
      assertThat(first.figures().get(AcceleratorFigure.TOTAL_BYTES)).hasValue(81920L << 20);
      assertThat(first.figures().get(AcceleratorFigure.BUSY_PERCENT)).hasValue(97);
      assertThat(first.figures().get(AcceleratorFigure.ECC_UNCORRECTED)).hasValue(0);
      assertThat(reading.missing())
          .containsEntry("accelerators.GPU-1.ecc_corrected", "unavailable")
          .containsEntry("accelerators.GPU-2.total_bytes", "error");
    }
  }

  @Test
  void programThatFailsOrIsAway_isAReason() throws IOException {
    Path program = script("echo 'NVIDIA-SMI has failed'; exit 9\n");
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Program(program))) {
      reader.read();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> "failed".equals(reader.read().missing().get("accelerators")));
    }
    try (HostReader reader =
        reader(new HostSettings.NvidiaSmi.Program(root.resolve("no-such-program")))) {
      assertThat(reader.read().missing()).containsEntry("accelerators", "failed");
    }
  }

  @Test
  void programThatHangs_isEnded() throws IOException {
    Path program = script("exec sleep 600\n");
    try (HostReader reader = reader(new HostSettings.NvidiaSmi.Program(program))) {
      reader.read();
      now = now.plusSeconds(31);
      assertThat(reader.read().missing()).containsEntry("accelerators", "timeout");
    }
  }

  private static HostReading answered(HostReader reader) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(reader::read, reading -> !reading.accelerators().isEmpty());
  }

  private HostReader reader(HostSettings.NvidiaSmi nvidiaSmi) {
    return new HostReader(new HostSettings(root, List.of(), true, nvidiaSmi), () -> now);
  }

  private Path script(String text) throws IOException {
    Path program = root.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
