package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.TapCounter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The tables that say what stands out. */
final class FindingTables {
  /** Tap counters that make the figures of halves incomplete. */
  private static final List<TapCounter> OUTSIDE =
      List.of(
          TapCounter.SAME_MAC_UNASSIGNED,
          TapCounter.UNREPORTED_FRAMES,
          TapCounter.CONN_EVICTED,
          TapCounter.MIRROR_DUPLICATES,
          TapCounter.DROPS);

  private FindingTables() {}

  static TextTable hotLines(Inspection inspection, int top) {
    var table =
        new TextTable(
            "interface",
            "line",
            ">weight",
            ">error",
            ">acquires",
            ">write grants",
            ">probes",
            ">transfers",
            ">ping-pong",
            ">masters");
    for (TapReport tap : inspection.taps()) {
      tap.hotLines().stream()
          .limit(top)
          .forEach(
              line ->
                  table.row(
                      tap.name(),
                      JsonTree.hex(line.address()),
                      line.weight(),
                      line.weightError(),
                      line.acquires(),
                      line.grantsT(),
                      line.probes(),
                      line.transfers(),
                      line.pingPong(),
                      line.masters()));
    }
    return table;
  }

  static TextTable oddities(Inspection inspection) {
    var counts = new TreeMap<String, Long>();
    inspection
        .halves()
        .forEach(
            half ->
                half.anomalies().forEach((code, count) -> counts.merge(code, count, Long::sum)));
    var table = new TextTable("code", ">times", ">first frame", "meaning");
    counts.forEach(
        (code, count) -> table.row(code, count, firstFrame(inspection, code), Meanings.of(code)));
    return table;
  }

  private static OptionalLong firstFrame(Inspection inspection, String code) {
    return inspection.taps().stream()
        .flatMap(tap -> tap.evidence().stream())
        .filter(evidence -> evidence.code().equals(code) && evidence.frame().isPresent())
        .mapToLong(evidence -> evidence.frame().getAsLong())
        .min();
  }

  static TextTable open(List<NamedHalf> halves, int top) {
    var table = new TextTable("half", "request", ">source", "address", ">frame", ">age ns");
    for (NamedHalf each : halves) {
      each.half().matching().open().stream()
          .limit(top)
          .forEach(
              open ->
                  table.row(
                      each.label(),
                      open.name(),
                      open.source(),
                      open.address().isPresent()
                          ? JsonTree.hex(open.address().getAsLong())
                          : TextTable.MISSING,
                      open.frame(),
                      open.ageNanos()));
    }
    return table;
  }

  static TextTable turns(Inspection inspection, int top) {
    var table = new TextTable(">frame", "time", "interface", "connection", ">inc", "event", "why");
    for (TapReport tap : inspection.taps()) {
      tap.turns().stream()
          .limit(top)
          .forEach(
              turn ->
                  table.row(
                      turn.frame(),
                      InspectionJson.instant(turn.epochNanos()),
                      turn.interfaceName(),
                      turn.connectionId(),
                      turn.incarnation(),
                      turn.kind(),
                      turn.reason().orElse(TextTable.MISSING)));
    }
    return table;
  }

  static TextTable outside(Inspection inspection) {
    var table = new TextTable("interface", "code", ">frames", "meaning");
    for (TapReport tap : inspection.taps()) {
      for (Map.Entry<String, Long> reject : tap.rejects().entrySet()) {
        table.row(tap.name(), reject.getKey(), reject.getValue(), Meanings.of(reject.getKey()));
      }
      for (TapCounter counter : OUTSIDE) {
        if (tap.count(counter) > 0) {
          table.row(
              tap.name(),
              counter.name().toLowerCase(Locale.ROOT),
              tap.count(counter),
              counter.meaning());
        }
      }
    }
    return table;
  }
}
