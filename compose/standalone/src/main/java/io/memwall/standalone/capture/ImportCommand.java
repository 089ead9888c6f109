package io.memwall.standalone.capture;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.plan.HistoryCommand;
import io.memwall.standalone.stack.ClickHouseAccess;
import io.memwall.standalone.stack.Completion;
import io.memwall.standalone.stack.Places;
import io.memwall.standalone.stack.StackFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports captures into a running stack. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Import captures into a running stack, each as a case.",
      "A case is kept apart from live figures; importing a file again changes nothing."
    },
    subcommands = HistoryCommand.class)
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CaptureOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack that runs on this directory.")
  private Path data;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "pcap or pcapng, plain, .gz or .zst.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    // Not by arity: import history needs none.
    if (files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "say which FILE, or import history");
    }
    CaptureFiles.require(files);
    StackFile stack = Places.ofUser().theRunning(Optional.ofNullable(data));
    var progress = new Progress(spec.commandLine().getErr());
    var runner = new QueryRunner(ClickHouseAccess.ofUser().at(stack.clickHouse()));
    var completion = new Completion(stack, runner, progress, Optional::empty);
    new Loading(stack.kafka(), runner, progress, spec.commandLine().getOut())
        .load(options, files, completion::await);
    return 0;
  }
}
