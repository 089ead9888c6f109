package io.memwall.standalone.capture;

import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a capture; needs no server. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Say what is in a capture; needs no server.")
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "pcap or pcapng, plain, .gz or .zst; none with --follow.")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private FrameViewOptions views;
  @Mixin private FollowOptions live;

  @Option(
      names = "--ethertype",
      paramLabel = "0xNNNN",
      converter = EtherTypeConverter.class,
      description = "Read frames of this EtherType as TLoE too; repeat it. 0xAAAA always is.")
  private List<Integer> etherTypes = new ArrayList<>();

  @Override
  public Integer call() {
    if (live.isGiven() != (file == null)) {
      throw new ParameterException(spec.commandLine(), "name a capture, or say --follow");
    }
    if (live.isGiven()) {
      live.follow(options().etherTypes(), views, json, spec.commandLine());
      return 0;
    }
    CaptureFiles.require(List.of(file));
    PrintWriter out = spec.commandLine().getOut();
    var options = options();
    if (views.isAnyGiven()) {
      views.show(file, options.etherTypes(), json, 0, spec.commandLine());
      return 0;
    }
    var inspection = Inspection.of(file, options);
    out.print(json ? inspection.json() : inspection.text());
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
