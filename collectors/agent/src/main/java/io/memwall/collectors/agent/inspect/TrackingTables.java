package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables that say how the protocol worked. */
final class TrackingTables {
  private static final List<Double> SHOWN = List.of(0.5, 0.9, 0.99);

  private TrackingTables() {}

  static TextTable latencies(List<NamedHalf> halves) {
    var table =
        new TextTable(
            "half", "request", ">count", ">min", ">p50", ">p90", ">p99", ">max", ">mean", ">sum",
            "exact");
    for (NamedHalf each : halves) {
      each.half()
          .latencies()
          .forEach(
              (kind, list) ->
                  table.row(
                      each.label(),
                      kind.name(),
                      list.count(),
                      list.min(),
                      list.quantile(SHOWN.get(0)),
                      list.quantile(SHOWN.get(1)),
                      list.quantile(SHOWN.get(2)),
                      list.max(),
                      list.sum() / list.count(),
                      list.sum(),
                      list.exact() ? "yes" : "to 1 %"));
    }
    return table;
  }

  static TextTable repeats(List<NamedHalf> halves) {
    var table =
        new TextTable(
            "half",
            ">repeats",
            ">of frames",
            ">wire bytes",
            ">skipped",
            ">filled",
            ">lost by capture",
            ">NAK frames",
            ">NAKs",
            ">acked",
            ">ack repeats",
            ">ack back",
            ">ack ahead");
    for (NamedHalf each : halves) {
      HalfReport half = each.half();
      table.row(
          each.label(),
          half.count(HalfCounter.RETRANS_FRAMES),
          LinkTables.percent(
              half.count(HalfCounter.RETRANS_FRAMES), half.count(HalfCounter.FRAMES)),
          half.count(HalfCounter.RETRANS_WIRE_BYTES),
          half.count(HalfCounter.GAP_FRAMES),
          half.count(HalfCounter.FILL_FRAMES),
          half.count(HalfCounter.CAPTURE_LOST),
          half.count(HalfCounter.NAK_FRAMES),
          half.count(HalfCounter.NAK_EPISODES),
          half.count(HalfCounter.ACKED_FRAMES),
          half.count(HalfCounter.ACK_DUP),
          half.count(HalfCounter.ACK_REGRESS),
          half.count(HalfCounter.ACK_FUTURE));
    }
    return table;
  }

  static TextTable credits(List<NamedHalf> halves) {
    var table =
        new TextTable(
            "half",
            "channel",
            ">granted",
            ">consumed",
            ">most outstanding",
            ">least available",
            ">stall ns",
            ">stalls",
            "state");
    for (NamedHalf each : halves) {
      each.half()
          .credits()
          .forEach(
              (channel, credit) ->
                  table.row(
                      each.label(),
                      channel,
                      credit.granted(),
                      credit.consumed(),
                      credit.outstandingMax(),
                      credit.availMin(),
                      credit.stallNanos(),
                      credit.stallNanos().isPresent() ? credit.stallEvents() : TextTable.MISSING,
                      credit.state()));
    }
    return table;
  }

  static TextTable matching(List<NamedHalf> halves) {
    var table =
        new TextTable(
            "half",
            "quality",
            ">ratio",
            ">matched",
            ">ambiguous",
            ">timeout",
            ">reset",
            ">source reuse",
            ">gap",
            ">responses without",
            ">open at end",
            ">size differs",
            "sources");
    for (NamedHalf each : halves) {
      HalfReport half = each.half();
      MatchFigures matching = half.matching();
      boolean asked =
          matching.ratio().isPresent() || half.count(HalfCounter.OUTSTANDING_AT_END) > 0;
      boolean answered =
          half.count(HalfCounter.UNMATCHED_RESPONSES) > 0
              || half.count(HalfCounter.SIZE_MISMATCH) > 0;
      if (asked || answered) {
        table.row(
            each.label(),
            matching.quality(),
            matching.ratio(),
            half.count(HalfCounter.MATCHED),
            half.count(HalfCounter.MATCHED_AMBIGUOUS),
            half.count(HalfCounter.UNMATCHED_TIMEOUT),
            half.count(HalfCounter.UNMATCHED_RESET),
            half.count(HalfCounter.UNMATCHED_SOURCE_REUSE),
            half.count(HalfCounter.UNMATCHED_GAP),
            half.count(HalfCounter.UNMATCHED_RESPONSES),
            half.count(HalfCounter.OUTSTANDING_AT_END),
            half.count(HalfCounter.SIZE_MISMATCH),
            matching.sourceFifo() ? "reused in flight" : "unique");
      }
    }
    return table;
  }

  static TextTable oneSided(List<NamedHalf> halves) {
    var table = new TextTable("half", ">frames of the unseen half", "its flits by channel");
    for (NamedHalf each : halves) {
      Sight sight = each.half().sight();
      if (sight.visibility().equals(Visibility.ONE_SIDED.name().toLowerCase(Locale.ROOT))) {
        table.row(
            each.label(),
            sight.reverseFrames(),
            sight.reverseFlits().isEmpty()
                ? TextTable.MISSING
                : sight.reverseFlits().entrySet().stream()
                    .map(flits -> flits.getKey() + " " + flits.getValue())
                    .collect(Collectors.joining(", ")));
      }
    }
    return table;
  }
}
