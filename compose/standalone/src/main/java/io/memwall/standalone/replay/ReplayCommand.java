package io.memwall.standalone.replay;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.rules.RulesFile;
import io.memwall.standalone.stack.LiveSite;
import io.memwall.standalone.stack.Places;
import io.memwall.standalone.stack.Scratch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes results anew from the log and compares. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Compute the results of a stretch of time anew from the log, into a database of their own,",
      "and compare them with the live ones. Exit code 0 when they are equal, 1 with differences."
    })
public final class ReplayCommand implements Callable<Integer> {
  /** After it the results of a window are there live, unless a node is late. */
  private static final Duration SETTLED = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "TIME", description = "Event time.")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Event time.")
  private Instant to;

  @Option(
      names = "--into",
      paramLabel = "DATABASE",
      description = "The shadow database; created, and emptied of nothing: take a new name.")
  private String into;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack that runs on this directory; without it the one that runs.")
  private Path data;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "TOPOLOGY",
      description =
          "Some of the topologies; those that a chosen one reads from must be among them.")
  private List<String> only = List.of();

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      description = "How much of the log before --from is worked off first, such as PT10M.")
  private Duration warmUp;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Of the replay's topics; without it as many as live.")
  private Integer partitions;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "Let records arrive in another order, to see that it does not matter.")
  private Long shuffle;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Thresholds that scores were given by; YAML, as for memwall up.")
  private Path rules;

  @Option(
      names = "--requests",
      description = {
        "Compute what came too late for the state of the topologies, and put it in the place of",
        "the live results. Nothing to do is no error: fit for a timer."
      })
  private boolean requests;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Topologies that run as processes of their own: the configuration of the one with the",
        "sink, instead of --data."
      })
  private Path config;

  @Override
  public Integer call() throws Exception {
    LiveSite live = live();
    Database tables = live.tables();
    if (requests) {
      return requested(live);
    }
    if (from == null || to == null || into == null) {
      throw new ParameterException(
          spec.commandLine(), "--from, --to and --into are needed, or --requests alone");
    }
    if (into.equals(tables.name())) {
      throw new ParameterException(spec.commandLine(), "--into is the live database itself");
    }
    var shadow = new Database(tables.url(), tables.user(), tables.password(), into);
    List<String> parts = chosen();
    var stretch = stretch(parts);
    compute(live, shadow, parts, stretch);
    var compared =
        new ResultTables(new QueryRunner(tables), stretch).compare(parts, tables.name(), into);
    return told(compared);
  }

  private LiveSite live() {
    if (config == null) {
      return LiveSite.of(Places.ofUser().theRunning(Optional.ofNullable(data)));
    }
    if (data != null) {
      throw new ParameterException(spec.commandLine(), "either --config or --data, not both");
    }
    return LiveSite.of(config);
  }

  private int requested(LiveSite live) throws Exception {
    int done = new RangeReplay(live).work(new Progress(spec.commandLine().getErr()));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%d ranges were asked for%n", done);
    out.flush();
    return ExitCode.OK;
  }

  private List<String> chosen() {
    for (String name : only) {
      if (!Scratch.topologies().contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no topology '%s'; choose of %s"
                .formatted(name, String.join(", ", Scratch.topologies())));
      }
    }
    return only.isEmpty() ? Scratch.topologies() : only;
  }

  private Stretch stretch(List<String> parts) {
    if (to.isAfter(Instant.now().minus(SETTLED))) {
      throw new ParameterException(
          spec.commandLine(),
          "--to %s is not %d s past: live results may still come"
              .formatted(to, SETTLED.toSeconds()));
    }
    try {
      return new Stretch(from, to, warmUp == null ? Scratch.warmUp(parts) : warmUp);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void compute(LiveSite live, Database shadow, List<String> parts, Stretch stretch)
      throws Exception {
    var order =
        new Replay.Order(
            partitions == null ? live.partitions() : partitions,
            shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle));
    var scoring = RulesFile.required(Optional.ofNullable(rules)).scoring();
    new Replay(live.kafka(), stretch, parts, order, scoring, live.latency())
        .into(shadow, new Progress(spec.commandLine().getErr()));
  }

  private int told(List<TableComparison> tables) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%-16s %12s %12s  %s%n", "table", "live rows", "replayed", "content");
    for (TableComparison each : tables) {
      out.printf(
          Locale.ROOT,
          "%-16s %,12d %,12d  %s%n",
          each.table(),
          each.live().rows(),
          each.shadow().rows(),
          each.isEqual() ? "equal " + each.live().hash() : "DIFFERS");
      each.onlyLive().forEach(row -> out.printf("  only live      %s%n", row));
      each.onlyShadow().forEach(row -> out.printf("  only replayed  %s%n", row));
    }
    boolean equal = tables.stream().allMatch(TableComparison::isEqual);
    out.printf("%s%n", equal ? "the replay equals live" : "the replay differs from live");
    out.flush();
    return equal ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
