package io.memwall.standalone.ask;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an operator decides about alerts. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Judge a rule file, or see what other thresholds would have said.",
    subcommands = {RulesCheckCommand.class, RulesTestCommand.class})
public final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: check FILE or test");
  }
}
