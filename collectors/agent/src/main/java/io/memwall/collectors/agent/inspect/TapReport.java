package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.TapCounter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalLong;

/**
 * One interface of the capture over its whole length.
 *
 * @param name of the interface; the file's where it has none
 * @param counts by counter name, such as {@code mirror_duplicates}
 * @param rejects frames not read as TLoE, by class
 * @param timeResolutionNanos grid of the time stamps; empty until time has moved
 * @param hotLines the most contended lines, the heaviest first
 * @param lines acquires, grants and probes of every line
 * @param turns what happened to the connections, in the order of the file
 * @param evidence the first places of each oddity
 */
public record TapReport(
    String name,
    NavigableMap<String, Long> counts,
    NavigableMap<String, Long> rejects,
    OptionalLong timeResolutionNanos,
    List<ConnectionReport> connections,
    List<HotLine> hotLines,
    LineBook lines,
    List<Turn> turns,
    List<Evidence> evidence) {

  public TapReport {
    connections = List.copyOf(connections);
    hotLines = List.copyOf(hotLines);
    turns = List.copyOf(turns);
    evidence = List.copyOf(evidence);
  }

  public long count(TapCounter counter) {
    return counts.get(counter.name().toLowerCase(Locale.ROOT));
  }
}
