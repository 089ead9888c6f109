package io.memwall.standalone.capture;

import io.memwall.collectors.agent.capture.Captures;
import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
  private static final int HARDWARE_2020 = 0x0000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = {
        "pcap or pcapng, plain, .gz or .zst; several files of one tap, a directory, a pattern,",
        "NAME=FILE for each of several taps, or - for standard input. None with --follow."
      })
  private List<String> names = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private VerdictOptions verdicts;
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
    if (live.isGiven() != names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name a capture (FILE), or say --follow");
    }
    verdicts.check(spec.commandLine());
    if (verdicts.isAnyGiven() && (live.isGiven() || views.isAnyGiven())) {
      throw new ParameterException(
          spec.commandLine(), verdicts.names() + " judge a whole capture, not single frames");
    }
    if (live.isGiven()) {
      live.follow(options().etherTypes(), views, json, spec.commandLine());
      return 0;
    }
    return isOneFile() ? inspectFile(Path.of(names.get(0))) : inspectSeveral();
  }

  private boolean isOneFile() {
    String name = names.get(0);
    boolean special = name.equals(Captures.STANDARD_INPUT) || name.contains("=");
    return names.size() == 1
        && (Files.isRegularFile(Path.of(name))
            || (!special && !Files.exists(Path.of(name)) && name.indexOf('*') < 0));
  }

  private int inspectFile(Path file) {
    CaptureFiles.require(List.of(file));
    if (views.isAnyGiven()) {
      int frames = spec.commandLine().getParseResult().matchedOptionValue("--top", 0);
      views.show(file, options().etherTypes(), json, frames, spec.commandLine());
      return 0;
    }
    return verdicts.answer(with -> Inspection.of(file, with), options(), json, spec.commandLine());
  }

  private int inspectSeveral() {
    if (views.isAnyGiven()) {
      throw new ParameterException(spec.commandLine(), "single frames are shown of one file");
    }
    var options = options();
    var captures = new Captures(System.in, InstantSource.system(), options.progress());
    return verdicts.answer(
        with -> Inspection.of(names, captures, with), options, json, spec.commandLine());
  }

  private InspectOptions options() {
    var options =
        InspectOptions.DEFAULT.withProgress(
            Reading.every(this::say, "reading " + String.join(" ", names)));
    if (verdicts.isTruthGiven()) {
      // Whoever knows the truth made the capture, and may have made one of hardware of 2020.
      options = options.withEtherType(HARDWARE_2020);
    }
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
