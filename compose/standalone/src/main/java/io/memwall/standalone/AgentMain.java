package io.memwall.standalone;

import io.memwall.standalone.agent.CollectCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The agent as one jar by itself: {@code java -jar memwall-agent.jar collect --config FILE}. Exit
 * codes are those of {@link Main}.
 */
@Command(
    name = "memwall",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "The agent of a node of a memory fabric.",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrongly called."},
    subcommands = {CollectCommand.class, CommandLine.HelpCommand.class})
public final class AgentMain implements Runnable {
  private static final String LOGGING = "logback.configurationFile";

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    // Before anything logs; without it the libraries would tell all they know.
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "agent-logback.xml");
    }
    System.exit(CommandRules.around(new AgentMain()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, such as collect --config F");
  }
}
