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
 * @param watermarkNanos everything that ends up to here was handed over before
 * @param watchedNanos time within it in which the taps watched
 * @param frames received, of any EtherType
 * @param drops by kernel or NIC; empty when the source cannot tell
 * @param rejects frames the decoder rejected, by class
 * @param eventsLost given up since the last report, by reason
 * @param capture how the taps watched
 * @param expense what the agent itself needs
 * @param caseFile the imported file, in the last report of a case
 */
public record Report(
    Kind kind,
    Span covers,
    long watermarkNanos,
    long watchedNanos,
    long frames,
    OptionalLong drops,
    Map<String, Long> rejects,
    Map<String, Long> eventsLost,
    Capture capture,
    Expense expense,
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
    Objects.requireNonNull(capture);
    Objects.requireNonNull(expense);
    Objects.requireNonNull(caseFile);
  }

  /** Start or stop: an instant that says nothing about frames. */
  public static Report instant(Kind kind, long epochNanos, Optional<CaseFile> caseFile) {
    return new Report(
        kind,
        new Span(epochNanos, epochNanos),
        epochNanos,
        0,
        0,
        OptionalLong.empty(),
        Map.of(),
        Map.of(),
        Capture.FULL,
        Expense.UNKNOWN,
        caseFile);
  }

  /** The same, with more events given up. */
  Report withLost(Map<String, Long> more) {
    if (more.isEmpty()) {
      return this;
    }
    var lost = new TreeMap<>(eventsLost);
    more.forEach((reason, count) -> lost.merge(reason, count, Long::sum));
    return new Report(
        kind,
        covers,
        watermarkNanos,
        watchedNanos,
        frames,
        drops,
        rejects,
        lost,
        capture,
        expense,
        caseFile);
  }

  /**
   * How the taps watched.
   *
   * @param mode such as {@code full} or {@code connections:1/16}; {@code none} without a tap
   * @param plannedGapNanos not watched on purpose
   * @param nicDrops frames the interfaces missed or dropped; empty when they cannot tell
   */
  public record Capture(String mode, long plannedGapNanos, OptionalLong nicDrops) {
    public static final Capture FULL = new Capture("full", 0, OptionalLong.empty());

    /** There is no tap: this collector says nothing of frames. */
    public static final Capture NONE = new Capture("none", 0, OptionalLong.empty());

    public Capture {
      Objects.requireNonNull(mode);
      Objects.requireNonNull(nicDrops);
    }
  }

  /**
   * What the agent itself needs.
   *
   * @param cpuNanos used by the process so far
   * @param rssBytes of it in memory now
   * @param configHash tells whether two reports were made under the same settings
   */
  public record Expense(OptionalLong cpuNanos, OptionalLong rssBytes, Optional<String> configHash) {
    public static final Expense UNKNOWN =
        new Expense(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    public Expense {
      Objects.requireNonNull(cpuNanos);
      Objects.requireNonNull(rssBytes);
      Objects.requireNonNull(configHash);
    }
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
