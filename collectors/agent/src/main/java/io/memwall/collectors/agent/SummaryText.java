package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.EtherTypes;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a summary for people. */
final class SummaryText {
  private static final double NANOS_PER_MILLI = 1e6;

  private final CaptureSummary summary;
  private final List<String> lines = new ArrayList<>();

  SummaryText(CaptureSummary summary) {
    this.summary = summary;
  }

  List<String> lines() {
    file();
    time();
    if (summary.published()) {
      found();
      sent();
    } else {
      nothing();
    }
    warnings();
    return List.copyOf(lines);
  }

  private void file() {
    Survey survey = summary.survey();
    String compression = survey.format().compression();
    add(
        "case",
        "%s (%s%s, %d bytes, sha256 %s)",
        summary.request().caseName(),
        survey.format().format().label(),
        compression.equals("none") ? "" : " in " + compression,
        survey.bytes().size(),
        survey.bytes().sha256());
  }

  private void time() {
    summary
        .survey()
        .time()
        .ifPresent(
            time ->
                add(
                    "time",
                    "%s to %s, %.6f ms",
                    Nanos.instant(time.first()),
                    Nanos.instant(time.last()),
                    (time.last() - time.first()) / NANOS_PER_MILLI));
  }

  private void found() {
    CaptureSummary.Counts counts = summary.counts();
    add("frames", "%d, of these %d TLoE", counts.frames(), counts.tloeFrames());
    add("ethertypes", "%s", etherTypes());
    add("messages", "%s", listed(summary.messages()));
    add(
        "repeats",
        "%d retransmissions, %d sequence numbers skipped, %d steps back in time",
        counts.retransmissions(),
        counts.gapFrames(),
        counts.inversions());
    if (!summary.rejects().isEmpty()) {
      add("rejects", "%s", listed(summary.rejects()));
    }
  }

  private void sent() {
    add(
        "sent",
        "%d flow records as node %s, epoch %s; last numbers %s",
        summary.counts().flowRecords(),
        summary.identity().nodeId(),
        Long.toUnsignedString(summary.identity().epoch()),
        summary.lastNumbers().entrySet().stream()
            .map(e -> EventType.ofStream(e.getKey()).schemaName() + " " + e.getValue())
            .collect(Collectors.joining(", ")));
  }

  private void nothing() {
    add("frames", "%d, none of them TLoE: nothing was sent", summary.survey().frames());
    add("ethertypes", "%s", etherTypes());
    summary.survey().etherTypes().keySet().forEach(type -> add("hint", "%s", hint(type)));
  }

  /** One line: what there is instead of TLoE, and what may make it readable. */
  String nothingPublished() {
    Survey survey = summary.survey();
    String found = survey.frames() == 0 ? "no frames" : "no TLoE among " + etherTypes();
    return Stream.concat(
            Stream.of(summary.request().file() + ": " + found),
            survey.etherTypes().keySet().stream().map(SummaryText::hint))
        .collect(Collectors.joining("; "));
  }

  private static String hint(int type) {
    return "if %s is how this fabric marks TLoE, add --ethertype %s"
        .formatted(EtherTypes.label(type), EtherTypes.label(type));
  }

  private void warnings() {
    Survey survey = summary.survey();
    survey
        .cut()
        .ifPresent(
            cut ->
                add(
                    "cut",
                    "the capture ends at byte %d, its last record began at %d: %s",
                    cut.offset(),
                    cut.recordOffset(),
                    cut.reason()));
    if (!survey.passedOver().foreign().isEmpty()) {
      add("skipped", "frames of other link layers: %s", listed(survey.passedOver().foreign()));
    }
    if (survey.passedOver().withoutTime() > 0) {
      add(
          "no time",
          "%d frames carry none (simple packet blocks); they took that of the frame before",
          survey.passedOver().withoutTime());
    }
    if (summary.counts().jumps() > 0) {
      add(
          "jumps",
          "%d: time steps ahead too far for the time between to count as watched",
          summary.counts().jumps());
    }
  }

  private String etherTypes() {
    return summary.survey().etherTypes().entrySet().stream()
        .map(e -> EtherTypes.label(e.getKey()) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String listed(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
  }

  private void add(String label, String format, Object... values) {
    lines.add("%-11s%s".formatted(label, String.format(Locale.ROOT, format, values)));
  }
}
