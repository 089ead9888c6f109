package io.memwall.standalone;

import picocli.CommandLine;

/** How every command line of ours reads its words and reports what goes wrong. */
final class CommandRules {
  private CommandRules() {}

  /** A command line around its root command. */
  static CommandLine around(Object root) {
    return new CommandLine(root)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(CommandRules::wronglyCalled)
        .setExecutionExceptionHandler(CommandRules::failed);
  }

  private static int wronglyCalled(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName(" ");
    command.getErr().println("memwall: " + e.getMessage() + " (see " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("memwall: " + oneLine(e));
    if (System.getenv("MEMWALL_TRACE") != null) {
      e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    // Messages of ours are clauses already; others need their kind to make sense. What follows the
    // first line is for those who look for the cause: MEMWALL_TRACE shows it.
    String kind =
        e.getClass().getName().startsWith("io.memwall") ? "" : e.getClass().getSimpleName() + ": ";
    return kind + message.strip().lines().findFirst().orElse("");
  }
}
