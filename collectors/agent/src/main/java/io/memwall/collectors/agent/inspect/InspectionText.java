package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.HalfCounter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An inspection as text for people. */
final class InspectionText {
  private final Inspection inspection;
  private final StringBuilder text = new StringBuilder();

  InspectionText(Inspection inspection) {
    this.inspection = inspection;
  }

  String text() {
    head();
    inspection.connections().forEach(this::connection);
    if (!inspection.rejects().isEmpty()) {
      line("");
      line("not in any half  %s", listed(inspection.rejects()));
    }
    inspection.hints().forEach(hint -> line("%s", hint));
    return text.toString();
  }

  private void head() {
    Inspection.CaptureFile file = inspection.file();
    String compression = file.encoding().compression();
    line(
        "%s: %s%s, %,d bytes",
        file.name(),
        file.encoding().format().label(),
        compression.equals("none") ? "" : " in " + compression,
        file.bytes().size());
    inspection
        .time()
        .ifPresent(
            time ->
                line(
                    "time        %s to %s, %.6f ms",
                    InspectionJson.instant(time.first()),
                    InspectionJson.instant(time.last()),
                    (time.last() - time.first()) / 1e6));
    inspection.timeResolutionNanos().ifPresent(ns -> line("time grid   %d ns", ns));
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

  private String etherTypes() {
    return inspection.etherTypes().stream()
        .map(
            e -> "0x%04X %,d%s".formatted(e.etherType(), e.frames(), e.read() ? "" : " (not read)"))
        .collect(Collectors.joining(", "));
  }

  private void connection(Inspection.Connection connection) {
    line("");
    line(
        "connection  %s%s  vc %d%s%s",
        connection.id(),
        connection.incarnation() == 0 ? "" : " incarnation " + connection.incarnation(),
        connection.vc(),
        vlans(connection),
        inspection.file().interfaces().size() > 1
            ? "  interface " + connection.interfaceName()
            : "");
    connection.halves().forEach(this::half);
  }

  private static String vlans(Inspection.Connection connection) {
    if (connection.vlanOuter().isEmpty()) {
      return "";
    }
    String inner =
        connection.vlanInner().isPresent() ? "." + connection.vlanInner().getAsInt() : "";
    return "  vlan " + connection.vlanOuter().getAsInt() + inner;
  }

  private void half(Inspection.Half half) {
    line(
        "  %d  %s > %s%s",
        half.dir(),
        half.source(),
        half.destination(),
        half.firstSequence().isPresent()
            ? "  first number 0x%06X".formatted(half.firstSequence().getAsInt())
            : "");
    line(
        "     frames  %,d: %,d new, %,d fill, %,d retrans, %,d ack only; %,d empty, %,d skipped",
        half.count(HalfCounter.FRAMES),
        half.count(HalfCounter.NEW_FRAMES),
        half.count(HalfCounter.FILL_FRAMES),
        half.count(HalfCounter.RETRANS_FRAMES),
        half.count(HalfCounter.ACK_ONLY_FRAMES),
        half.count(HalfCounter.EMPTY_FRAMES),
        half.count(HalfCounter.GAP_FRAMES));
    line(
        "     bytes   %,d on the wire (%,d of repeats), %,d payload, %,d goodput",
        half.count(HalfCounter.WIRE_BYTES),
        half.count(HalfCounter.RETRANS_WIRE_BYTES),
        half.count(HalfCounter.PAYLOAD_BYTES),
        half.count(HalfCounter.GOODPUT_BYTES));
    half.messages()
        .forEach(
            (name, each) ->
                line(
                    "     %-18s %,10d messages %,10d flits %,12d bytes",
                    name, each.count(), each.flits(), each.payload()));
    if (!half.anomalies().isEmpty()) {
      line("     odd     %s", listed(half.anomalies()));
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
