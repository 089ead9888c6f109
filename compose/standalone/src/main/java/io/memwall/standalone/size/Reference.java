package io.memwall.standalone.size;

import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.sql.MigrationSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Costs that were measured once, for sites that do not run yet.
 *
 * @param costs line by line
 * @param conditions under which they were measured, in words
 */
record Reference(List<Cost> costs, List<String> conditions) {
  private static final String CONDITION = "#: ";
  private static final double MICROS = 1e6;
  private static final long LARGEST_SEGMENT = 1L << 28;
  private static final long SMALLEST_SEGMENT = 1L << 20;
  private static final long SEGMENTS = 8;
  private static final long REPARTITION_SEGMENT = 50L << 20;
  private static final double STATE_SECONDS = 3_600;

  Reference {
    costs = List.copyOf(costs);
    conditions = List.copyOf(conditions);
  }

  static Reference shipped() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Reference.class.getResourceAsStream("reference.tsv"), StandardCharsets.UTF_8))) {
      var lines = reader.lines().toList();
      return new Reference(
          lines.stream()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(Cost::read)
              .toList(),
          lines.stream()
              .filter(line -> line.startsWith(CONDITION))
              .map(line -> line.substring(CONDITION.length()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Load of(Counts counts) {
    var topics = new ArrayList<TopicLoad>();
    var tables = new ArrayList<TableLoad>();
    var cpu = new ArrayList<CpuLoad>();
    for (Cost cost : costs) {
      double perSecond = counts.perSecond(cost.driver()) * cost.amount();
      switch (cost.kind()) {
        case TOPIC ->
            topics.add(topic(cost, perSecond, counts, keeping(cost.name(), counts.partitions())));
        case REPARTITION -> topics.add(topic(cost, perSecond, counts, purged(cost.name())));
        case CHANGELOG -> topics.add(changelog(cost, perSecond, counts));
        case EVENTS, RESULTS, LEDGER -> tables.add(table(cost, perSecond));
        case CPU -> cpu.add(cpu(cost, perSecond));
      }
    }
    return new Load(origin(counts), counts.nodes(), topics, tables, cpu, conditions);
  }

  private static String origin(Counts counts) {
    return "counted: %d links a node, intervals of %s, %d pools, %d tenants: %s flow records/s"
        .formatted(
            counts.linksPerNode(),
            Amounts.time(counts.interval()),
            counts.pools(),
            counts.tenants(),
            Amounts.number(counts.flowRecordsPerSecond()));
  }

  private static TopicLoad topic(Cost cost, double perSecond, Counts counts, Keeping keeping) {
    return new TopicLoad(
        cost.name(),
        perSecond,
        OptionalDouble.of(cost.bytes()),
        OptionalDouble.empty(),
        counts.partitions(),
        counts.copies(),
        keeping,
        OptionalInt.of(cost.readers()));
  }

  /** As the catalogue has it; its bound in bytes is shared by the partitions. */
  private static Keeping keeping(String name, int partitions) {
    var keeps =
        Topics.all().stream()
            .filter(topic -> topic.name().equals(name))
            .map(Topic::keeps)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no such topic: " + name));
    long each = keeps.bytes() / partitions;
    return new Keeping(
        keeps.compacted(),
        Optional.of(keeps.time()),
        OptionalLong.of(each),
        Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, each / SEGMENTS)),
        false);
  }

  /** As Streams makes them. */
  private static Keeping purged(String name) {
    return Keeping.of(name, "delete", -1, -1, REPARTITION_SEGMENT);
  }

  /** What stays is the last of each key: the windows of the last hour. */
  private static TopicLoad changelog(Cost cost, double perSecond, Counts counts) {
    double records = counts.perSecond(cost.driver());
    return new TopicLoad(
        cost.name(),
        records,
        Formulas.ratio(perSecond, records),
        OptionalDouble.of(records * cost.bytes() * STATE_SECONDS),
        counts.partitions(),
        counts.copies(),
        new Keeping(true, Optional.empty(), OptionalLong.empty(), LARGEST_SEGMENT, false),
        OptionalInt.of(cost.readers()));
  }

  private static TableLoad table(Cost cost, double perSecond) {
    return new TableLoad(
        cost.name(),
        cost.kind().name().toLowerCase(Locale.ROOT),
        perSecond,
        OptionalDouble.of(cost.bytes()),
        OptionalDouble.empty(),
        Optional.of(
            cost.kind() == Cost.Kind.EVENTS
                ? MigrationSettings.DEFAULT_EVENTS
                : MigrationSettings.DEFAULT_RESULTS));
  }

  private static CpuLoad cpu(Cost cost, double micros) {
    String per = cost.driver() == Driver.FLOW ? "flow record" : "node and second";
    return new CpuLoad(
        cost.name(),
        OptionalDouble.of(micros / MICROS),
        "%s us per %s".formatted(Amounts.number(cost.amount()), per));
  }
}
