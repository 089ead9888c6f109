package io.memwall.standalone.stack;

import io.memwall.sql.MigrationSettings;
import io.memwall.standalone.Progress;
import io.memwall.standalone.capture.CaptureFiles;
import io.memwall.standalone.capture.CaptureOptions;
import io.memwall.standalone.rules.RulesFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs all of memwall on this machine. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Run all of memwall on this machine: Kafka, ClickHouse, topologies, sink.",
      "SIGTERM or Ctrl-C stops everything."
    })
public final class UpCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Spec private CommandSpec spec;
  @Mixin private CaptureOptions captures;
  @Mixin private RetentionOptions retention;

  @Option(names = "--demo", description = "Watch a simulated fabric, held against its truth.")
  private boolean demo;

  @Option(
      names = "--pcap",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Import captures, each as a case.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--once", description = "Stop when all captures are in ClickHouse.")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything here; default: a folder of the user's data directory.")
  private Path directory;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Thresholds, and who is told of alerts; YAML. Without, nobody is told.")
  private Path rules;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = {
        "First of five ports: Kafka, its controller, ClickHouse HTTP and TCP, the console.",
        "Default 17700; any free ones with --once."
      })
  private Integer portBase;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = {
        "Port of the web console on 127.0.0.1; 0: any free one. Default: the fifth of --port-base."
      })
  private Integer consolePort;

  @Option(names = "--no-console", description = "Serve no web console; --once never does.")
  private boolean noConsole;

  @Override
  public Integer call() throws Exception {
    check();
    var progress = new Progress(spec.commandLine().getErr());
    try (var stop = new StopSignal()) {
      long began = System.nanoTime();
      var stack = stop.interruptible(() -> Stack.start(options(), progress));
      try {
        run(new Work(stack, stop, progress, spec.commandLine().getOut()), stop, stack, began);
      } finally {
        progress.watch("stopping", () -> close(stack));
      }
    }
    return 0;
  }

  private void run(Work work, StopSignal stop, Stack stack, long began) throws Exception {
    stop.interruptible(
        () -> {
          work.load(captures, files);
          return null;
        });
    if (once) {
      return;
    }
    Optional<String> console = noConsole ? Optional.empty() : Optional.of(stack.console());
    sayReady(spec.commandLine().getOut(), stack, began, console);
    if (demo) {
      work.demo();
    } else {
      work.idle();
    }
  }

  private static Void close(Stack stack) {
    stack.close();
    return null;
  }

  private void check() {
    if (once && files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--once needs --pcap FILE");
    }
    if (once && demo) {
      throw new ParameterException(spec.commandLine(), "--demo never ends: leave out --once");
    }
    if (captures.isAnyGiven() && files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--case, --node and --ethertype go with --pcap FILE");
    }
    CaptureFiles.require(files);
  }

  private StackOptions options() {
    Path data = directory == null ? Places.ofUser().data(demo ? "demo" : "default") : directory;
    String command =
        "memwall " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    var rulesFile = RulesFile.required(Optional.ofNullable(rules));
    return new StackOptions(data, ports(), settings(), retention.bounds(), rulesFile, command);
  }

  private Ports ports() {
    Ports ports = portsOfEngines();
    if (consolePort == null) {
      return ports;
    }
    if (consolePort < 0 || consolePort > MAX_PORT || noConsole) {
      throw new ParameterException(
          spec.commandLine(),
          noConsole
              ? "--console-port goes without --no-console"
              : "--console-port " + consolePort + " is outside 0..65535");
    }
    return ports.withConsole(consolePort);
  }

  private Ports portsOfEngines() {
    if (portBase == null) {
      return once ? Ports.FREE : Ports.from(Ports.DEFAULT_BASE);
    }
    try {
      return Ports.from(portBase);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private MigrationSettings settings() {
    try {
      return retention.settings();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static void sayReady(PrintWriter out, Stack stack, long began, Optional<String> console) {
    var data = stack.data();
    out.printf(Locale.ROOT, "ready in %.1f s%n", (System.nanoTime() - began) / 1e9);
    out.printf("  Kafka        %s%n", stack.kafka());
    out.printf("  ClickHouse   %s  database %s%n", stack.database().url(), stack.database().name());
    out.printf("  topologies   %s%n", String.join(", ", Topologies.NAMES));
    out.printf("  sink         Kafka to ClickHouse%n");
    out.printf("  alerts       %s%n", stack.tells());
    out.printf("  data         %s%n", data.root());
    out.printf("  log          %s%n", data.logs().resolve("memwall.log"));
    console.ifPresent(address -> out.printf("  console      %s%n", address));
    out.printf("ask with: ./memwall query --list%n");
    out.flush();
  }
}
