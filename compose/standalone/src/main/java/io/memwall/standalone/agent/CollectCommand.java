package io.memwall.standalone.agent;

import io.memwall.collectors.agent.AgentParts;
import io.memwall.collectors.agent.LiveAgent;
import io.memwall.collectors.agent.config.AgentConfig;
import io.memwall.collectors.agent.config.ConfigReading;
import io.memwall.collectors.agent.config.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the agent of this node. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    description = {
      "Run the agent of this node: what it sees goes to Kafka.",
      "SIGHUP reads the configuration again; SIGTERM or Ctrl-C stops it."
    })
public final class CollectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration, YAML; MEMWALL_... variables win over it.")
  private Path file;

  @Option(names = "--check", description = "Only say what is wrong with it; 2 when anything is.")
  private boolean check;

  @Option(
      names = "--print-effective",
      description = "Only say what is in effect, and where each value comes from.")
  private boolean effective;

  @Override
  public Integer call() throws InterruptedException {
    ConfigReading reading = ConfigReading.of(file, Machine.thisOne(System.getenv()));
    if (reading.config().isEmpty()) {
      reading.mistakes().forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      return ExitCode.USAGE;
    }
    if (check || effective) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(effective ? reading.effective() : "");
      out.flush();
      return ExitCode.OK;
    }
    run(reading.config().get(), reading.fingerprint().orElseThrow());
    return ExitCode.OK;
  }

  private void run(AgentConfig config, String fingerprint) throws InterruptedException {
    try (var signals = new Signals();
        var agent =
            new LiveAgent(AgentParts.settings(config, fingerprint), AgentParts.plan(config))) {
      agent.start();
      var reloading = new Reloading(file, config, agent);
      signals.await(reloading::reload);
    }
  }
}
