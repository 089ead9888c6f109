package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.TruthException;
import io.memwall.collectors.agent.inspect.truth.TruthFile;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.capture.ScenarioOptions;
import io.memwall.standalone.stack.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Holds a scenario's results against its truth, through the real chain. */
@Command(
    name = "verify-scenario",
    mixinStandardHelpOptions = true,
    description = {
      "Send a simulated fabric through agent, Kafka and topologies; hold every result against",
      "the truth. Exit code 0 when all that results tell is true, 1 when something is not."
    })
public final class VerifyScenarioCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The scenario; simulate --list shows them.")
  private String name;

  @Mixin private ScenarioOptions scenario;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Hold the results against this file, not against the model of this run.")
  private Path given;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of every topic; default ${DEFAULT-VALUE}.")
  private int partitions;

  @Override
  public Integer call() throws Exception {
    var run = prepared();
    var progress = new Progress(spec.commandLine().getErr());
    Path truth = Files.createTempFile("memwall-truth", ".jsonl");
    try (var scratch =
        progress.step(
            "Kafka", () -> Scratch.open(partitions, Scratch.topologies(), Optional.empty()))) {
      progress.step("simulated, metered, sent", () -> sent(run, scratch.kafka(), truth));
      scratch.begin();
      progress.step("computed", () -> settled(scratch, progress));
      var families = Families.of(new Answers(scratch.kafka()));
      var lines = TruthFile.read(Optional.ofNullable(given).orElse(truth));
      var verdicts = new Verdicts(families.judge(lines));
      verdicts.print(spec.commandLine().getOut());
      return verdicts.hold() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (TruthException e) {
      throw new CommandException(e.getMessage(), e);
    } finally {
      Files.deleteIfExists(truth);
    }
  }

  private ScenarioRun prepared() {
    try {
      SimulationOptions options = scenario.named(name).options();
      options.notes().forEach(new Progress(spec.commandLine().getErr())::say);
      return new ScenarioRun(options);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Object sent(ScenarioRun run, String kafka, Path truth) throws Exception {
    run.run(kafka, truth);
    return null;
  }

  private static Object settled(Scratch scratch, Progress progress) throws InterruptedException {
    scratch.settle(progress::say);
    return null;
  }
}
