package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An inspection as text for people. */
final class InspectionText {
  private final Inspection inspection;
  private final int top;
  private final StringBuilder text = new StringBuilder();

  InspectionText(Inspection inspection, int top) {
    this.inspection = inspection;
    this.top = top;
  }

  String text() {
    head();
    List<NamedHalf> halves = NamedHalf.of(inspection);
    table("Connections", LinkTables.connections(inspection));
    table("Links", LinkTables.links(halves));
    table("Operations", LinkTables.operations(halves));
    table("Latency (ns)", TrackingTables.latencies(halves));
    table("Repeats and acknowledgements", TrackingTables.repeats(halves));
    table("Credits (flits of 8 bytes)", TrackingTables.credits(halves));
    table("Traffic by purpose", LinkTables.classes(halves));
    table("Hottest lines", FindingTables.hotLines(inspection, top));
    table("Oddities", FindingTables.oddities(inspection));
    table("Quality of the matching", TrackingTables.matching(halves));
    table("Still open at the end", FindingTables.open(halves, top));
    table("Seen from one side", TrackingTables.oneSided(halves));
    table("What happened", FindingTables.turns(inspection, top));
    table("Not in any half", FindingTables.outside(inspection));
    inspection.hints().forEach(hint -> line("%s", hint));
    return text.toString();
  }

  private void head() {
    Inspection.CaptureFile file = inspection.file();
    line("%s%s", file.name(), encoding(file));
    inspection
        .time()
        .ifPresent(
            time ->
                line(
                    "time        %s to %s, %.6f ms",
                    InspectionJson.instant(time.first()),
                    InspectionJson.instant(time.last()),
                    (time.last() - time.first()) / 1e6));
    if (inspection.taps().stream().anyMatch(tap -> tap.timeResolutionNanos().isPresent())) {
      line("time grid   %s", grids());
    }
    line("frames      %,d, of these %,d TLoE", inspection.frames(), inspection.tloeFrames());
    line("ethertypes  %s", etherTypes());
    file.cut()
        .ifPresent(
            cut ->
                line(
                    "cut         at byte %d, in the record that begins at %d: %s",
                    cut.offset(), cut.recordOffset(), cut.reason()));
    if (!file.foreignFrames().isEmpty()) {
      line("skipped     other link layers: %s", listed(file.foreignFrames()));
    }
  }

  private static String encoding(Inspection.CaptureFile file) {
    if (file.encoding().isEmpty() || file.bytes().isEmpty()) {
      return "";
    }
    Survey.Encoding encoding = file.encoding().get();
    return String.format(
        Locale.ROOT,
        ": %s%s, %,d bytes",
        encoding.format().label(),
        encoding.compression().equals("none") ? "" : " in " + encoding.compression(),
        file.bytes().get().size());
  }

  private String grids() {
    var grids = new ArrayList<String>();
    for (TapReport tap : inspection.taps()) {
      tap.timeResolutionNanos()
          .ifPresent(
              ns -> grids.add(inspection.taps().size() == 1 ? ns + " ns" : tap.name() + " " + ns));
    }
    return String.join(", ", grids) + (inspection.taps().size() == 1 ? "" : " ns");
  }

  private String etherTypes() {
    return inspection.etherTypes().stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "0x%04X %,d%s",
                    e.etherType(),
                    e.frames(),
                    e.read() ? "" : " (not read)"))
        .collect(Collectors.joining(", "));
  }

  private void table(String title, TextTable table) {
    if (!table.isEmpty()) {
      line("");
      line("%s", title);
      table.lines().forEach(line -> line("%s", line));
    }
  }

  private static String listed(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
