package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks nvidia-smi without ever waiting for it: the answer to a question is taken up by the next
 * look, and the next question asked then. A program that does not end in time is ended.
 */
final class NvidiaProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_ANSWER = 60_000;
  private static final String NAME = "accelerators";

  /** Of distributions, of NVIDIA's own installer, of containers and of its GPU operator. */
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/nvidia-smi",
          "/usr/local/bin/nvidia-smi",
          "/usr/local/nvidia/bin/nvidia-smi",
          "/run/nvidia/driver/usr/bin/nvidia-smi");

  private final Optional<Path> program;
  private final boolean wanted;
  private final InstantSource clock;
  private Optional<Asked> asked = Optional.empty();

  private record Asked(Process process, Instant since) {}

  NvidiaProgram(HostSettings.NvidiaSmi setting, InstantSource clock) {
    this.wanted = !(setting instanceof HostSettings.NvidiaSmi.Off);
    this.program = program(setting);
    this.clock = clock;
  }

  List<HostReading.Accelerator> read(Lacks lacks) {
    if (!wanted) {
      return List.of();
    }
    if (program.isEmpty()) {
      lacks.add(NAME, Lack.ABSENT);
      return List.of();
    }
    List<HostReading.Accelerator> answer = takeUp(lacks);
    if (asked.isEmpty()) {
      ask(lacks);
    }
    return answer;
  }

  @Override
  public void close() {
    asked.ifPresent(each -> each.process().destroyForcibly());
    asked = Optional.empty();
  }

  private List<HostReading.Accelerator> takeUp(Lacks lacks) {
    if (asked.isEmpty()) {
      lacks.add(NAME, Lack.UNAVAILABLE);
      return List.of();
    }
    Process process = asked.get().process();
    if (process.isAlive()) {
      boolean late = asked.get().since().plus(PATIENCE).isBefore(clock.instant());
      lacks.add(NAME, late ? Lack.TIMEOUT : Lack.UNAVAILABLE);
      if (late) {
        close();
      }
      return List.of();
    }
    asked = Optional.empty();
    return answer(process, lacks);
  }

  private static List<HostReading.Accelerator> answer(Process process, Lacks lacks) {
    try (var out = process.getInputStream()) {
      String text = new String(out.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      if (process.exitValue() == 0) {
        return NvidiaText.read(text, lacks);
      }
    } catch (IOException e) {
      // Said below, as for a program that failed.
    }
    lacks.add(NAME, Lack.FAILED);
    return List.of();
  }

  private void ask(Lacks lacks) {
    var command = new ArrayList<String>();
    command.add(program.orElseThrow().toString());
    command.addAll(NvidiaText.arguments());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      asked = Optional.of(new Asked(process, clock.instant()));
    } catch (IOException e) {
      lacks.add(NAME, Lack.FAILED);
    }
  }

  private static Optional<Path> program(HostSettings.NvidiaSmi setting) {
    if (setting instanceof HostSettings.NvidiaSmi.Program named) {
      return Optional.of(named.path());
    }
    return setting instanceof HostSettings.NvidiaSmi.Auto
        ? PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst()
        : Optional.empty();
  }
}
