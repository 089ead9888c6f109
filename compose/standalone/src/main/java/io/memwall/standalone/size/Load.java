package io.memwall.standalone.size;

import java.util.ArrayList;
import java.util.List;

/**
 * What a site does, measured or counted.
 *
 * @param origin where the figures come from, in words
 * @param nodes that report; 0 when none does
 * @param topics of Kafka
 * @param tables of ClickHouse
 * @param cpu by part
 * @param assumptions that stand behind the figures, in words
 */
record Load(
    String origin,
    double nodes,
    List<TopicLoad> topics,
    List<TableLoad> tables,
    List<CpuLoad> cpu,
    List<String> assumptions) {
  Load {
    topics = List.copyOf(topics);
    tables = List.copyOf(tables);
    cpu = List.copyOf(cpu);
    assumptions = List.copyOf(assumptions);
  }

  /** The same with everything in proportion. */
  Load times(double factor) {
    return factor == 1
        ? this
        : new Load(
            origin,
            nodes * factor,
            topics.stream().map(topic -> topic.times(factor)).toList(),
            tables.stream().map(table -> table.times(factor)).toList(),
            cpu.stream().map(part -> part.times(factor)).toList(),
            and(
                "%s times the measured rates, bytes of compacted topics and CPU: all in proportion"
                    .formatted(Amounts.number(factor))));
  }

  private List<String> and(String assumption) {
    var all = new ArrayList<>(assumptions);
    all.add(assumption);
    return all;
  }

  Load keeping(Retaining other) {
    return new Load(
        origin,
        nodes,
        topics.stream().map(other::of).toList(),
        tables.stream().map(other::of).toList(),
        cpu,
        assumptions);
  }
}
