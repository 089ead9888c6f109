package io.memwall.standalone.capture;

import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a capture of a simulated fabric, and the truth about it. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Write a capture of a simulated fabric, and the truth about it.")
public final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--list", description = "List the scenarios.")
  private boolean list;

  @Option(names = "--scenario", paramLabel = "NAME", description = "What happens; see --list.")
  private String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "The same seed gives the same bytes; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "S|M",
      description = "S: 2 hosts, 1 pool. M: 8 hosts, 2 pools.")
  private String size;

  @Option(names = "--profile", paramLabel = "NAME", description = "spec103 or wd11.")
  private String profile;

  @Option(names = "--requests", paramLabel = "N", description = "Requests per host, or turns.")
  private Long requests;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "Simulated time.")
  private Double seconds;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "First instant, such as 2026-01-01T00:00:00Z.")
  private Instant start;

  @Option(names = "--out", paramLabel = "FILE", description = "The capture to write (pcapng).")
  private Path out;

  @Option(names = "--truth", paramLabel = "FILE", description = "The truth to write (JSON lines).")
  private Path truth;

  @Override
  public Integer call() throws Exception {
    PrintWriter answer = spec.commandLine().getOut();
    if (list) {
      for (Scenario each : Scenario.values()) {
        answer.printf(Locale.ROOT, "%-10s %s%n", each.word(), each.sentence());
      }
      return 0;
    }
    write(answer);
    return 0;
  }

  private void write(PrintWriter answer) throws Exception {
    if (scenario == null || out == null) {
      throw new ParameterException(
          spec.commandLine(), "--scenario and --out are needed; --list shows the scenarios");
    }
    try {
      var options = options();
      var summary =
          new Progress(spec.commandLine().getErr())
              .watch("simulating", () -> Recording.write(options, out, Optional.ofNullable(truth)));
      answer.printf(
          Locale.ROOT,
          "%s: %,d frames, %,d bytes, %,d allocation events, %s to %s%n",
          out,
          summary.frames(),
          summary.frameBytes(),
          summary.allocations(),
          time(summary.startNanos()),
          time(summary.endNanos()));
    } catch (IllegalStateException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ": add --duration", e);
    } catch (NoSuchFileException e) {
      throw new CommandException(e.getFile() + " cannot be written: there is no such folder", e);
    } catch (IOException e) {
      throw new CommandException(out + " cannot be written: " + e.getMessage(), e);
    }
  }

  private SimulationOptions options() {
    try {
      var options = SimulationOptions.of(Scenario.named(scenario)).withSeed(seed);
      options = size == null ? options : options.withSize(Size.named(size));
      options =
          profile == null ? options : options.withProfile(SimulationOptions.profileNamed(profile));
      options = start == null ? options : options.withStart(start);
      options = requests == null ? options : options.withRequests(requests);
      return seconds == null ? options : options.withDuration(duration());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Duration duration() {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static Instant time(long epochNanos) {
    return Instant.EPOCH.plusNanos(epochNanos);
  }
}
