package io.memwall.standalone.ask;

import io.memwall.standalone.rules.RulesFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a rule file. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Say what is in effect with a rule file; or all that is wrong with it, and exit 2.")
final class RulesCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The rules, YAML.")
  private Path file;

  @Override
  public Integer call() {
    var read = RulesFile.read(file);
    if (read.value().isEmpty()) {
      var err = spec.commandLine().getErr();
      read.mistakes().forEach(err::println);
      err.flush();
      return ExitCode.USAGE;
    }
    var out = spec.commandLine().getOut();
    out.print(read.effective());
    out.flush();
    return ExitCode.OK;
  }
}
