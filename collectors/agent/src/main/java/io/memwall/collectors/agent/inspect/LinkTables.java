package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.HalfCounter;
import java.util.List;
import java.util.Locale;

/** The tables that say who sent how much of what. */
final class LinkTables {
  private LinkTables() {}

  static TextTable connections(Inspection inspection) {
    var table =
        new TextTable(
            "#", "interface", "connection", ">inc", "vlan", ">vc", "profile", "seen", ">rtt ns");
    int number = 0;
    for (ConnectionReport each : inspection.connections()) {
      number++;
      Sight sight = each.halves().get(0).sight();
      table.row(
          Integer.toString(number),
          each.name().interfaceName(),
          each.name().id(),
          each.name().incarnation(),
          vlans(each.name()),
          each.name().vc(),
          sight.profile(),
          sight.visibility(),
          each.rttNanos());
    }
    return table;
  }

  private static String vlans(ConnectionReport.Name name) {
    if (name.vlanOuter().isEmpty()) {
      return TextTable.MISSING;
    }
    String inner = name.vlanInner().isPresent() ? "." + name.vlanInner().getAsInt() : "";
    return name.vlanOuter().getAsInt() + inner;
  }

  static TextTable links(List<NamedHalf> halves) {
    var table =
        new TextTable(
            "half",
            "from",
            "to",
            "first no.",
            ">frames",
            ">new",
            ">fill",
            ">repeat",
            ">ack only",
            ">empty",
            ">wire bytes",
            ">payload bytes",
            ">goodput bytes");
    for (NamedHalf each : halves) {
      HalfReport half = each.half();
      table.row(
          each.label(),
          half.name().source(),
          half.name().destination(),
          half.firstSequence().isPresent()
              ? "0x%06X".formatted(half.firstSequence().getAsInt())
              : TextTable.MISSING,
          half.count(HalfCounter.FRAMES),
          half.count(HalfCounter.NEW_FRAMES),
          half.count(HalfCounter.FILL_FRAMES),
          half.count(HalfCounter.RETRANS_FRAMES),
          half.count(HalfCounter.ACK_ONLY_FRAMES),
          half.count(HalfCounter.EMPTY_FRAMES),
          half.count(HalfCounter.WIRE_BYTES),
          half.count(HalfCounter.PAYLOAD_BYTES),
          half.count(HalfCounter.GOODPUT_BYTES));
    }
    return table;
  }

  static TextTable operations(List<NamedHalf> halves) {
    var table = new TextTable("half", "message", ">messages", ">flits", ">payload bytes");
    for (NamedHalf each : halves) {
      each.half()
          .messages()
          .forEach(
              (name, count) ->
                  table.row(each.label(), name, count.count(), count.flits(), count.payload()));
    }
    return table;
  }

  static TextTable classes(List<NamedHalf> halves) {
    var table =
        new TextTable(
            "half", "purpose", ">frames", ">flits", ">payload bytes", ">wire bytes", ">share");
    for (NamedHalf each : halves) {
      long all =
          each.half().traffic().classes().values().stream()
              .mapToLong(TrafficFigures.Share::wireBytes)
              .sum();
      each.half()
          .traffic()
          .classes()
          .forEach(
              (name, share) ->
                  table.row(
                      each.label(),
                      name,
                      share.frames(),
                      share.flits(),
                      share.payloadBytes(),
                      share.wireBytes(),
                      percent(share.wireBytes(), all)));
    }
    return table;
  }

  /** A dash where there is nothing to be a part of. */
  static String percent(long part, long whole) {
    return whole == 0
        ? TextTable.MISSING
        : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
  }
}
