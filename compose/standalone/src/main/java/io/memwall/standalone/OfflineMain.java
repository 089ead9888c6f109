package io.memwall.standalone;

import io.memwall.standalone.capture.ExplainCommand;
import io.memwall.standalone.capture.InspectCommand;
import io.memwall.standalone.capture.SimulateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The commands that need no server, as one jar by itself: {@code java -jar memwall-inspect.jar}.
 * Exit codes are those of {@link Main}.
 */
@Command(
    name = "memwall",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Looks into captures of a memory fabric, and makes some.",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrongly called."},
    subcommands = {
      InspectCommand.class,
      ExplainCommand.class,
      SimulateCommand.class,
      CommandLine.HelpCommand.class
    })
public final class OfflineMain implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    // Java 17 writes what the locale can say, and an endpoint's CI often has none.
    var out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    int code = CommandRules.around(new OfflineMain()).setOut(out).execute(args);
    out.flush();
    System.exit(code);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, such as inspect FILE");
  }
}
