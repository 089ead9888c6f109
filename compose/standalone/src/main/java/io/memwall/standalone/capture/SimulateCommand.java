package io.memwall.standalone.capture;

import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Setting;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a capture of a simulated fabric, and the truth about it; or sends it. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Write a capture of a simulated fabric and the truth about it, or send it on an interface."
    })
public final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--list", description = "List scenarios, profiles and settings.")
  private boolean list;

  @Mixin private ScenarioOptions scenario;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The capture to write (pcapng); flow records (JSON lines) for XL and XXL.")
  private Path out;

  @Option(names = "--truth", paramLabel = "FILE", description = "The truth to write (JSON lines).")
  private Path truth;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description = "Send the frames on this network interface instead of writing them.")
  private String networkInterface;

  @Option(
      names = "--pace",
      paramLabel = "F",
      defaultValue = "1",
      description = "With --interface: simulated seconds per second; default ${DEFAULT-VALUE}.")
  private double pace;

  @Override
  public Integer call() throws Exception {
    PrintWriter answer = spec.commandLine().getOut();
    if (list) {
      list(answer);
      return 0;
    }
    if (!scenario.isNamed() || (out == null) == (networkInterface == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--scenario and either --out or --interface are needed; --list shows the scenarios");
    }
    SimulationOptions options = options();
    options.notes().forEach(new Progress(spec.commandLine().getErr())::say);
    if (networkInterface != null) {
      send(options, answer);
    } else {
      write(options, answer);
    }
    return 0;
  }

  private static void list(PrintWriter answer) {
    answer.println("Scenarios (--scenario):");
    for (Scenario each : Scenario.values()) {
      answer.printf(Locale.ROOT, "  %-25s %s%n", each.word(), each.sentence());
    }
    answer.printf("%nProfiles (--profile): %s%n", profiles());
    answer.printf("%nSettings (--set NAME=VALUE):%n");
    for (Setting each : Setting.values()) {
      answer.printf(Locale.ROOT, "  %-25s %s%n", each.word(), each.sentence());
    }
  }

  private static String profiles() {
    return Arrays.stream(Profile.values()).map(Profile::word).collect(Collectors.joining(", "));
  }

  private SimulationOptions options() {
    try {
      return scenario.options();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void write(SimulationOptions options, PrintWriter answer) throws Exception {
    try {
      Recording.Summary summary =
          new Progress(spec.commandLine().getErr())
              .watch("simulating", () -> Recording.write(options, out, Optional.ofNullable(truth)));
      answer.printf(Locale.ROOT, "%s: %s%n", out, told(options, summary));
    } catch (IllegalStateException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ": add --duration", e);
    } catch (NoSuchFileException e) {
      throw new CommandException(e.getFile() + " cannot be written: there is no such folder", e);
    } catch (IOException e) {
      throw new CommandException(out + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static String told(SimulationOptions options, Recording.Summary summary) {
    String what =
        options.size().level() == Size.Level.FLOWS
            ? "%,d flow records of %,d frames".formatted(summary.records(), summary.frames())
            : "%,d frames".formatted(summary.frames());
    return String.format(
        Locale.ROOT,
        "%s, %,d bytes, %,d allocation events, %s to %s",
        what,
        summary.frameBytes(),
        summary.allocations(),
        time(summary.startNanos()),
        time(summary.endNanos()));
  }

  private void send(SimulationOptions options, PrintWriter answer) throws IOException {
    if (!(pace > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--pace is " + pace + "; it must be above 0");
    }
    if (options.size().level() == Size.Level.FLOWS) {
      throw new ParameterException(
          spec.commandLine(), "sizes XL and XXL have no frames to send; choose S, M or L");
    }
    try (Sending sending = new Sending(options, networkInterface, pace)) {
      sending.run(new Progress(spec.commandLine().getErr()));
      answer.printf(Locale.ROOT, "%s: %s%n", networkInterface, sending.told());
      answer.flush();
      if (truth != null) {
        sending.writeTruth(truth);
      }
    } catch (CaptureException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  private static Instant time(long epochNanos) {
    return Instant.EPOCH.plusNanos(epochNanos);
  }
}
