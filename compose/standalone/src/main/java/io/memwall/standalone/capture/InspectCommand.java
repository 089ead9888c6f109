package io.memwall.standalone.capture;

import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a capture; needs no server. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Say what is in a capture; needs no server.")
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "pcap or pcapng, plain, .gz or .zst.")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--frames",
      description = "Print a line for each frame first; with --json these lines alone.")
  private boolean frames;

  @Option(
      names = "--ethertype",
      paramLabel = "0xNNNN",
      converter = EtherTypeConverter.class,
      description = "Read frames of this EtherType as TLoE too; repeat it. 0xAAAA always is.")
  private List<Integer> etherTypes = new ArrayList<>();

  @Override
  public Integer call() {
    CaptureOptions.requireCaptures(List.of(file));
    PrintWriter out = spec.commandLine().getOut();
    var options = options();
    if (frames) {
      options = options.withFrames(line -> out.println(json ? line.json() : line.text()));
    }
    var inspection = Inspection.of(file, options);
    if (!frames || !json) {
      out.print(json ? inspection.json() : inspection.text());
    }
    out.flush();
    return 0;
  }

  private InspectOptions options() {
    var options = InspectOptions.DEFAULT.withProgress(Reading.every(this::say, "reading " + file));
    for (int etherType : etherTypes) {
      options = options.withEtherType(etherType);
    }
    return options;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
