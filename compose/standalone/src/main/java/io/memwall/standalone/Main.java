package io.memwall.standalone;

import picocli.CommandLine;

/** Runs one command and exits with its code: 0 done, 1 failed, 2 wrongly called. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return CommandRules.around(new Memwall());
  }
}
