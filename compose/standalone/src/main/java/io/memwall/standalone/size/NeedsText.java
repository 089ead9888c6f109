package io.memwall.standalone.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Needs for people: goes into a ticket as it is. */
final class NeedsText {
  private NeedsText() {}

  static String of(Needs needs) {
    var load = needs.load();
    var text = new StringBuilder();
    text.append("Needs of %s nodes, %s%n%n".formatted(nodes(load), load.origin()));
    text.append(topics(load)).append(System.lineSeparator());
    text.append(tables(needs)).append(System.lineSeparator());
    text.append(cpu(load)).append(System.lineSeparator());
    text.append(total(needs));
    section(text, "Formulas", formulas());
    section(text, "Assumptions", load.assumptions());
    return text.toString();
  }

  private static String nodes(Load load) {
    return load.nodes() == 0 ? "no reporting" : Amounts.number(load.nodes());
  }

  private static Columns topics(Load load) {
    var columns =
        Columns.of(
            "topic", "records/s", "B/record", "per s", "copies", "kept", "disk", "unbounded");
    List<TopicLoad> silent = new ArrayList<>();
    for (TopicLoad topic : byDisk(load.topics())) {
      if (topic.recordsPerSecond() == 0 && !topic.keeping().compacted()) {
        silent.add(topic);
        continue;
      }
      columns.add(
          topic.name(),
          Amounts.number(topic.recordsPerSecond()),
          Amounts.number(topic.bytesPerRecord()),
          Amounts.bytes(topic.bytesPerSecond()),
          Integer.toString(topic.copies()),
          kept(topic),
          Amounts.bytes(Formulas.log(topic)),
          Amounts.bytes(Formulas.unboundedLog(topic)));
    }
    return columns.below(nothing("records", silent.stream().map(TopicLoad::name).toList()));
  }

  private static List<TopicLoad> byDisk(List<TopicLoad> topics) {
    return topics.stream()
        .sorted(
            Comparator.comparingDouble((TopicLoad one) -> -Formulas.log(one).orElse(0))
                .thenComparing(TopicLoad::name))
        .toList();
  }

  private static String nothing(String what, List<String> names) {
    return names.isEmpty() ? "" : "no " + what + " came to: " + String.join(", ", names);
  }

  /** What the bound in bytes cuts short has a star. */
  private static String kept(TopicLoad topic) {
    if (topic.keeping().compacted()) {
      return "last of key";
    }
    if (topic.keeping().purged()) {
      return "until read";
    }
    var seconds = Formulas.keptSeconds(topic);
    if (seconds.isEmpty()) {
      return Amounts.MISSING;
    }
    boolean bounded = seconds.getAsDouble() < Formulas.seconds(topic.keeping().time());
    boolean ever = !bounded && topic.keeping().time().isEmpty();
    return ever ? "ever" : Amounts.time(seconds.getAsDouble()) + (bounded ? "*" : "");
  }

  private static Columns tables(Needs needs) {
    var columns = Columns.of("table", "class", "rows/s", "B/row", "per s", "kept", "disk");
    var silent = new ArrayList<String>();
    for (TableLoad table : needs.load().tables()) {
      if (table.rowsPerSecond() == 0) {
        silent.add(table.name());
        continue;
      }
      columns.add(
          table.name(),
          table.kind(),
          Amounts.number(table.rowsPerSecond()),
          Amounts.number(table.bytesPerRow()),
          Amounts.bytes(table.bytesPerSecond()),
          table.keeps().map(Amounts::time).orElse("ever"),
          Amounts.bytes(needs.disk(table)));
    }
    return columns.below(nothing("rows", silent));
  }

  private static Columns cpu(Load load) {
    var columns = Columns.of("CPU of", "cores", "how it is known");
    for (CpuLoad part : load.cpu()) {
      columns.add(part.part(), Amounts.number(part.cores()), part.how());
    }
    return columns;
  }

  private static String total(Needs needs) {
    var columns = Columns.of("in all", "", "");
    columns.add("Kafka, disks of all brokers", Amounts.bytes(needs.kafkaDisk()), "");
    columns.add(
        "  if no topic were bounded in bytes", Amounts.bytes(needs.kafkaDiskUnbounded()), "");
    columns.add(
        "ClickHouse, disks of all servers",
        Amounts.bytes(needs.tablesDisk()),
        "%s x the tables: room for merges".formatted(Amounts.number(Formulas.MERGE_HEADROOM)));
    columns.add("network into the brokers", Amounts.bytes(needs.kafkaIn()) + "/s", "");
    columns.add("network out of the brokers", Amounts.bytes(needs.kafkaOut()) + "/s", "");
    var missing = needs.withoutCpu();
    columns.add(
        "CPU",
        Amounts.number(needs.cores()) + " cores",
        missing.isEmpty() ? "" : "without " + String.join("; ", missing));
    return columns.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    text.append(
        lines.stream()
            .map(line -> "- " + line + System.lineSeparator())
            .collect(Collectors.joining("", "%n%s%n".formatted(title), "")));
  }

  /** In the words of the tables. */
  static List<String> formulas() {
    return List.of(
        "per s = records/s x B/record, or rows/s x B/row; B/record and B/row are compressed, as"
            + " stored",
        "disk of a topic = copies x (per s x kept + a segment for each partition, at most as much"
            + " again); with a bound in bytes at most copies x (bound + segments)",
        "disk of a topic that Streams purges = copies x (per s x %s + a segment for each partition)"
            .formatted(Amounts.time(Keeping.PURGED_EVERY)),
        "disk of a compacted topic = copies x what it holds x %s: Kafka cleans what is half dirty"
            .formatted(Amounts.number(Formulas.COMPACTION_HEADROOM)),
        "kept = the topic's time, or bound in bytes / per s where that is less (marked *)",
        "disk of a table = copies x per s x kept; for ever is counted as %s"
            .formatted(Amounts.time(Formulas.FOREVER_MEANS)),
        String.format(
            Locale.ROOT,
            "disk of ClickHouse = %s x the tables, as a merge writes its part beside those it is"
                + " of",
            Amounts.number(Formulas.MERGE_HEADROOM)),
        "network in = per s x copies; network out = per s x (readers + copies - 1); of topics only:"
            + " inserts into ClickHouse are missing");
  }
}
