package io.memwall.standalone.size;

import io.memwall.standalone.stack.RetentionOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What there will be, instead of what there is. */
final class CountOptions {
  private static final int LINKS = 8;
  private static final int POOLS = 0;
  private static final int TENANTS = 0;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Option(
      names = "--links-per-node",
      paramLabel = "N",
      description = {
        "Connections of a node to pools; makes this a calculation from counts.",
        "Default: 8."
      })
  private Integer links;

  @Option(
      names = "--interval",
      paramLabel = "1s",
      converter = RetentionOptions.Length.class,
      description = {"Of flow records; makes this a calculation from counts.", "Default: 1s."})
  private Duration interval;

  @Option(
      names = "--pools",
      paramLabel = "N",
      description = "That report their use; makes this a calculation from counts.")
  private Integer pools;

  @Option(
      names = "--tenants",
      paramLabel = "N",
      description = "That hold memory; makes this a calculation from counts.")
  private Integer tenants;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of every topic, for a calculation from counts; default ${DEFAULT-VALUE}.")
  private int partitions;

  /** Whether to calculate from counts. */
  boolean given() {
    return Stream.of(links, interval, pools, tenants).anyMatch(Objects::nonNull);
  }

  /** Every mistake in them. */
  void check(List<String> mistakes) {
    atLeast(mistakes, "--links-per-node", links, 1);
    atLeast(mistakes, "--pools", pools, 0);
    atLeast(mistakes, "--tenants", tenants, 0);
    atLeast(mistakes, "--partitions", partitions, 1);
    if (interval != null && interval.compareTo(Duration.ofMillis(100)) < 0) {
      mistakes.add("--interval is at least 100 ms, such as 1s");
    }
  }

  static void atLeast(List<String> mistakes, String option, Integer given, int least) {
    if (given != null && given < least) {
      mistakes.add("%s %d: give %d or more".formatted(option, given, least));
    }
  }

  Counts of(int nodes, int copies) {
    return new Counts(
        nodes,
        orElse(links, LINKS),
        Optional.ofNullable(interval).orElse(INTERVAL),
        orElse(pools, POOLS),
        orElse(tenants, TENANTS),
        partitions,
        copies);
  }

  private static int orElse(Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }
}
