package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.TruthException;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.capture.ScenarioOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds scenarios' results against their truth, through the real chain. */
@Command(
    name = "verify-scenario",
    mixinStandardHelpOptions = true,
    description = {
      "Send a simulated fabric through agents, Kafka and topologies; hold every result against",
      "the truth. Exit code 0 when all that memwall tells is true, 1 when something is not."
    })
public final class VerifyScenarioCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Scenarios; several give a table. simulate --list shows them.")
  private List<String> names = List.of();

  @Mixin private ScenarioOptions scenario;

  @Option(names = "--all", description = "Every scenario; a table at the end.")
  private boolean all;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Hold the results against this file, not against the model of this run.")
  private Path given;

  @Option(
      names = "--without-frames",
      description = "Nobody captures: hosts tell their port counters and memory pressure only.")
  private boolean blind;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of every topic; default ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--together",
      paramLabel = "N",
      defaultValue = "2",
      description = {
        "Of several scenarios, how many side by side; default ${DEFAULT-VALUE}.",
        "Each takes about 300 MiB of memory."
      })
  private int together;

  @Override
  public Integer call() throws Exception {
    if (names.isEmpty() != all) {
      throw new ParameterException(spec.commandLine(), "name a scenario, or say --all");
    }
    if (together < 1) {
      throw new ParameterException(spec.commandLine(), "--together must be 1 or more");
    }
    try {
      return all || names.size() > 1 ? several() : one();
    } catch (TruthException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  private Verification verification() {
    return new Verification(partitions, Optional.ofNullable(given), !blind);
  }

  private int one() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    SimulationOptions options = options(names.get(0));
    options.notes().forEach(progress::say);
    Verdicts verdicts = progress.step("verified", () -> verification().of(options, progress::say));
    verdicts.print(spec.commandLine().getOut());
    return verdicts.hold() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int several() throws InterruptedException {
    var progress = new Progress(spec.commandLine().getErr());
    List<Scenario> chosen =
        all
            ? List.of(Scenario.values())
            : names.stream().map(name -> options(name).scenario()).toList();
    var run = new AllScenarios(verification(), each -> options(each.word()), progress, together);
    return run.run(chosen, spec.commandLine().getOut()) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private SimulationOptions options(String name) {
    try {
      return AllScenarios.ended(scenario.named(name).options());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
