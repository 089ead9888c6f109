package io.memwall.standalone.torture;

import io.memwall.engines.Directories;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Faults strike the whole chain under load; at the end nothing may be missing undeclared. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description = {
      "Run everything under a load whose truth is known, while faults strike by plan: kills,",
      "freezes, full disks, rebalances, repeated and malformed input. Exit code 0 when the tables",
      "hold exactly the truth in the end, 1 when not."
    })
public final class TortureCommand implements Callable<Integer> {
  private static final int LEAST_SECONDS = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "6",
      description = "How long, about; every fault strikes once at least. Default ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Same seed, same plan. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--self-test",
      description = "Lose one event and store one twice: must end with exit code 1.")
  private boolean selfTest;

  @Option(names = "--report", paramLabel = "FILE.md", description = "Write the report there.")
  private Path report;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "NAME",
      description = "Only those whose name contains one of these; all without it.")
  private List<String> only = List.of();

  @Option(
      names = "--brokers",
      paramLabel = "N",
      defaultValue = "3",
      description = "1 or 3; default ${DEFAULT-VALUE}.")
  private int brokers;

  @Option(names = "--keep", paramLabel = "DIR", description = "Work there and leave the logs.")
  private Path keep;

  @Override
  public Integer call() throws Exception {
    if (minutes * 60 < LEAST_SECONDS || (brokers != 1 && brokers != 3)) {
      throw new ParameterException(
          spec.commandLine(), "--minutes must be 0.2 or more, --brokers 1 or 3");
    }
    Path home =
        keep == null
            ? Files.createTempDirectory("memwall-torture-")
            : Files.createDirectories(keep).toRealPath();
    requireEmpty(home);
    var stage = new Stage(home, seed, brokers);
    // Ctrl-C: what runs is ended here, while the run itself fails for want of it.
    var hook = new Thread(() -> clean(stage, home), "torture-cleaner");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run(stage);
    } finally {
      clean(stage, home);
      forget(hook);
    }
  }

  private void requireEmpty(Path home) throws IOException {
    try (var files = Files.list(home)) {
      if (files.findAny().isPresent()) {
        throw new CommandException(home + " is not empty: --keep needs a directory of its own");
      }
    }
  }

  private int run(Stage stage) throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    stage.start(progress);
    var run = new Run(stage, new Random(seed), progress);
    List<String> names =
        run.faults().names().stream()
            .filter(name -> only.isEmpty() || only.stream().anyMatch(name::contains))
            .toList();
    run.faults().skipped().forEach((fault, why) -> progress.say("skipped: " + fault + ", " + why));
    var plan = Plan.of(seed, names, Duration.ofMillis((long) (minutes * 60_000)));
    progress.say("plan of seed %d:".formatted(seed));
    plan.strikes()
        .forEach(
            one ->
                progress.say(
                    "  %4d s  %-36s for %d s"
                        .formatted(one.at().toSeconds(), one.fault(), one.hold().toSeconds())));
    Report said = run.of(plan, selfTest);
    tell(said);
    return said.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void tell(Report said) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    said.struck().forEach((fault, tally) -> out.printf("struck  %3d x %s%n", tally.times(), fault));
    said.verdicts()
        .forEach(
            one ->
                out.printf(
                    "%-6s  %s: %s%n", one.holds() ? "holds" : "FAILS", one.what(), one.detail()));
    out.println(said.holds() ? "all holds" : "NOT all holds");
    out.flush();
    if (report != null) {
      Files.writeString(report, said.markdown());
    }
  }

  private void clean(Stage stage, Path home) {
    stage.close();
    if (keep == null) {
      try {
        Directories.delete(home);
      } catch (IOException e) {
        spec.commandLine().getErr().println(home + " stays behind: " + e.getMessage());
      }
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs now, and finds nothing left to do.
    }
  }
}
