package io.memwall.standalone.size;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.DataOptions;
import io.memwall.standalone.ask.Where;
import io.memwall.standalone.stack.Brokers;
import io.memwall.standalone.stack.RetentionOptions;
import io.memwall.standalone.stack.StackFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what a site needs. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "Say what Kafka, ClickHouse, disks, network and CPU a site needs, and by which formula.",
      "Measures the stack that runs, or calculates from counts such as --nodes 1000"
          + " --links-per-node 8."
    })
public final class SizeCommand implements Callable<Integer> {
  /** How needs are printed. */
  enum Output {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private DataOptions options;
  @Mixin private CountOptions counts;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description =
          "Bootstrap servers that ask for no proof, where a context says only ClickHouse.")
  private String bootstrap;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The Kafka of a process of topologies or sink: what memwall streams is told.")
  private Path config;

  @Option(
      names = "--over",
      paramLabel = "60s",
      converter = RetentionOptions.Length.class,
      description = "How long to measure; default 60s.")
  private Duration over;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "For so many nodes, in proportion to those measured; with counts, so many.")
  private Integer nodes;

  @Option(
      names = "--scale",
      paramLabel = "10",
      description = "For so many times what was measured.")
  private Double scale;

  @Option(
      names = "--keep-topics",
      paramLabel = "7d",
      converter = RetentionOptions.Length.class,
      description = "As if topics kept records so long; their bounds in bytes stay.")
  private Duration keepTopics;

  @Option(
      names = "--keep-events",
      paramLabel = "30d",
      converter = RetentionOptions.Length.class,
      description = "As if tables kept events so long.")
  private Duration keepEvents;

  @Option(
      names = "--keep-results",
      paramLabel = "400d",
      converter = RetentionOptions.Length.class,
      description = "As if tables kept results, and the ledger, so long.")
  private Duration keepResults;

  @Option(
      names = "--replication",
      paramLabel = "3",
      description = "As if every topic had so many copies.")
  private Integer replication;

  @Option(
      names = "--table-copies",
      paramLabel = "2",
      defaultValue = "1",
      description = "Replicas of each row of ClickHouse; default ${DEFAULT-VALUE}.")
  private int tableCopies;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      description = "table goes into a ticket; json has exact figures. Default ${DEFAULT-VALUE}.")
  private Output output;

  @Override
  public Integer call() throws Exception {
    check();
    var load = counts.given() ? counted() : scaled(measured());
    var needs = new Needs(load.keeping(retaining()), tableCopies);
    var out = spec.commandLine().getOut();
    out.print(output == Output.JSON ? NeedsJson.of(needs) : NeedsText.of(needs));
    out.flush();
    return 0;
  }

  /** All at once, before anything is asked. */
  private void check() {
    var mistakes = new ArrayList<String>();
    counts.check(mistakes);
    CountOptions.atLeast(mistakes, "--nodes", nodes, 1);
    CountOptions.atLeast(mistakes, "--replication", replication, 1);
    CountOptions.atLeast(mistakes, "--table-copies", tableCopies, 1);
    if (scale != null && !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      mistakes.add("--scale " + scale + ": give a number above 0");
    }
    positive(mistakes, "--over", over);
    positive(mistakes, "--keep-topics", keepTopics);
    positive(mistakes, "--keep-events", keepEvents);
    positive(mistakes, "--keep-results", keepResults);
    checkTogether(mistakes);
    if (!mistakes.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("; ", mistakes));
    }
  }

  private static void positive(List<String> mistakes, String option, Duration given) {
    if (given != null && given.compareTo(Duration.ofSeconds(1)) < 0) {
      mistakes.add(option + ": give 1s or more");
    }
  }

  private void checkTogether(List<String> mistakes) {
    if (scale != null && nodes != null) {
      mistakes.add("--scale or --nodes, not both");
    }
    if (bootstrap != null && config != null) {
      mistakes.add("--kafka or --config, not both");
    }
    if (!counts.given()) {
      return;
    }
    if (nodes == null) {
      mistakes.add("counts need --nodes");
    }
    boolean live = options.isGiven() || bootstrap != null || config != null || over != null;
    if (live || scale != null) {
      mistakes.add(
          "counts are not measured: leave out --data, --context, --kafka, --config, --over,"
              + " --scale");
    }
  }

  private Load counted() {
    return Reference.shipped().of(counts.of(nodes, replication == null ? 1 : replication));
  }

  private Load measured() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    Optional<StackFile> stack = options.stack();
    Brokers brokers = brokers(stack);
    try (Where where = options.where(progress)) {
      if (where.isAtRest()) {
        throw new CommandException(
            "nothing runs there, so nothing can be measured: start it with ./memwall up");
      }
      return new LiveLoad(
              brokers.settings(),
              new QueryRunner(where.database()),
              stack.map(StackFile::pid),
              Clock.systemUTC(),
              System::nanoTime)
          .over(over == null ? Duration.ofSeconds(60) : over, progress);
    }
  }

  private Brokers brokers(Optional<StackFile> stack) {
    if (config != null) {
      return Brokers.of(config);
    }
    if (bootstrap != null) {
      return Brokers.at(bootstrap);
    }
    return Brokers.at(
        stack
            .map(StackFile::kafka)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "no stack runs there to ask for its Kafka: give --kafka or --config")));
  }

  private Load scaled(Load load) {
    if (nodes == null) {
      return load.times(scale == null ? 1 : scale);
    }
    if (load.nodes() == 0) {
      throw new CommandException(
          "no agent reported, so there is nothing to take --nodes in proportion to: give --scale");
    }
    return load.times(nodes / load.nodes());
  }

  private Retaining retaining() {
    return new Retaining(
        Optional.ofNullable(keepTopics),
        Optional.ofNullable(keepEvents),
        Optional.ofNullable(keepResults),
        replication == null ? OptionalInt.empty() : OptionalInt.of(replication));
  }
}
