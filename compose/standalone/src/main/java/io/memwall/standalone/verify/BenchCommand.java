package io.memwall.standalone.verify;

import io.memwall.standalone.CommandException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures memwall. A source tree's own {@code ./memwall} does it, with a module that is not
 * installed; this says so to those who have no source tree.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure everything on this machine and print one table beside the goals.",
      "Works in a source tree: ./memwall dev bench."
    })
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Short runs on small sites: some 10 minutes.")
  private boolean quick;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "Only these, such as run, sink or queries; default: all.")
  private String[] parts = {};

  @Override
  public Integer call() {
    throw new CommandException(
        "measuring needs the sources: clone memwall and run ./memwall dev bench %s%s there"
            .formatted(quick ? "--quick " : "", String.join(" ", parts))
            .replaceAll(" +", " "));
  }
}
