package io.memwall.streams.sink;

import io.memwall.schemas.events.LinkFigures;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.PriorityControl;
import io.memwall.schemas.events.PriorityFigures;

/** Looks at network ports in table {@code link_health}. */
final class LinkTable {
  private LinkTable() {}

  static Table<LinkHealth> create() {
    Table<LinkHealth> table = Envelopes.table("link_health", LinkHealth::getEnvelope);
    table.partitionedBy(
        link -> Envelopes.partition(link.getEnvelope(), link.getEnvelope().getTEnd()));
    state(table);
    FigureColumns.add(table, "", LinkFigures.getClassSchema(), LinkHealth::getFigures);
    table.column(
        "priorities.priority",
        (out, link) -> out.array(link.getPriorities(), (o, each) -> o.uint8(each.getPriority())));
    FigureColumns.addEach(
        table,
        "priorities.",
        PriorityFigures.getClassSchema(),
        LinkHealth::getPriorities,
        PriorityControl::getFigures);
    table
        .column("unknown_counters", (out, link) -> out.uint32(link.getUnknownCounters()))
        .column(
            "counter_resets",
            (out, link) -> out.array(link.getCounterResets(), RowBinaryWriter::string))
        .column(
            "counter_wraps",
            (out, link) -> out.array(link.getCounterWraps(), RowBinaryWriter::string))
        .column(
            "missing",
            (out, link) ->
                out.map(link.getMissing(), RowBinaryWriter::string, RowBinaryWriter::string));
    return table;
  }

  private static void state(Table<LinkHealth> table) {
    table
        .column("port_node", (out, link) -> out.string(link.getPortNode()))
        .column("port", (out, link) -> out.string(link.getPort()))
        .column("mac", (out, link) -> out.nullable(link.getMac(), RowBinaryWriter::string))
        .column("carrier", (out, link) -> out.nullable(link.getCarrier(), RowBinaryWriter::bool))
        .column(
            "speed_bps", (out, link) -> out.nullable(link.getSpeedBps(), RowBinaryWriter::count))
        .column(
            "duplex",
            (out, link) -> out.nullable(link.getDuplex(), (o, duplex) -> o.string(duplex.name())))
        .column("mtu", (out, link) -> out.nullable(link.getMtu(), (o, mtu) -> o.uint32(mtu)));
  }
}
