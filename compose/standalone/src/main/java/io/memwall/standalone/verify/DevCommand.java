package io.memwall.standalone.verify;

import io.memwall.standalone.torture.TortureAgentCommand;
import io.memwall.standalone.torture.TortureCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What those need who work on memwall itself. */
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = "For those who work on memwall itself.",
    subcommands = {
      VerifyScenarioCommand.class,
      TortureCommand.class,
      BenchCommand.class,
      TortureAgentCommand.class,
      HelpCommand.class
    })
public final class DevCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do, such as verify-scenario steady");
  }
}
