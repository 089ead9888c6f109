package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.Span;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the collector says of itself for a stretch of time.
 *
 * @param covers the time it speaks of
 * @param watchedNanos time within it in which the taps watched
 * @param frames received, of any EtherType
 * @param drops by kernel or NIC; empty when the source cannot tell
 * @param rejects frames the decoder rejected, by class
 * @param eventsLost given up since the last report, by reason
 * @param cpuNanos used by the process so far
 * @param caseFile the imported file, in the last report of a case
 */
public record Report(
    Kind kind,
    Span covers,
    long watchedNanos,
    long frames,
    OptionalLong drops,
    Map<String, Long> rejects,
    Map<String, Long> eventsLost,
    OptionalLong cpuNanos,
    Optional<CaseFile> caseFile) {

  /** Where in the life of the collector a report stands. */
  public enum Kind {
    START,
    HEARTBEAT,
    /** The last one: nothing more comes in this epoch. */
    STOP
  }

  public Report {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(covers);
    Objects.requireNonNull(drops);
    rejects = Collections.unmodifiableNavigableMap(new TreeMap<>(rejects));
    eventsLost = Collections.unmodifiableNavigableMap(new TreeMap<>(eventsLost));
    Objects.requireNonNull(cpuNanos);
    Objects.requireNonNull(caseFile);
  }

  /** Start or stop: an instant that says nothing about frames. */
  public static Report instant(Kind kind, long epochNanos, Optional<CaseFile> caseFile) {
    return new Report(
        kind,
        new Span(epochNanos, epochNanos),
        0,
        0,
        OptionalLong.empty(),
        Map.of(),
        Map.of(),
        OptionalLong.empty(),
        caseFile);
  }

  /** The same, with more events given up. */
  Report withLost(Map<String, Long> more) {
    if (more.isEmpty()) {
      return this;
    }
    var lost = new TreeMap<>(eventsLost);
    more.forEach((reason, count) -> lost.merge(reason, count, Long::sum));
    return new Report(kind, covers, watchedNanos, frames, drops, rejects, lost, cpuNanos, caseFile);
  }

  /**
   * An imported capture.
   *
   * @param watched from the first frame to behind the last
   * @param format pcap or pcapng
   * @param truncatedAt byte offset, empty when whole
   */
  public record CaseFile(
      String name,
      String fileName,
      String sha256,
      long sizeBytes,
      String format,
      Span watched,
      long frames,
      long tloeFrames,
      OptionalLong truncatedAt) {}
}
