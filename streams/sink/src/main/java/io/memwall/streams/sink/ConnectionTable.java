package io.memwall.streams.sink;

import io.memwall.schemas.events.BaseCredit;
import io.memwall.schemas.events.Breach;
import io.memwall.schemas.events.Connection;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Turns and breaches of connections in table {@code connection}. */
final class ConnectionTable {
  private ConnectionTable() {}

  static Table<Connection> create() {
    Table<Connection> table = Envelopes.table("connection", Connection::getEnvelope);
    table.partitionedBy(
        note -> Envelopes.partition(note.getEnvelope(), note.getEnvelope().getTStart()));
    half(table);
    turn(table);
    breach(table);
    return table;
  }

  private static void half(Table<Connection> table) {
    table
        .column("tap_id", (out, note) -> out.string(note.getTapId()))
        .column("conn_id", (out, note) -> out.string(note.getConnId()))
        .column("inc", (out, note) -> out.uint32(note.getInc()))
        .column("dir", (out, note) -> out.uint8(note.getDir()))
        .column("mac_src", (out, note) -> out.string(note.getMacSrc()))
        .column("mac_dst", (out, note) -> out.string(note.getMacDst()))
        .column(
            "vlan_outer", (out, note) -> out.nullable(note.getVlanOuter(), RowBinaryWriter::uint16))
        .column(
            "vlan_inner", (out, note) -> out.nullable(note.getVlanInner(), RowBinaryWriter::uint16))
        .column("vc", (out, note) -> out.uint8(note.getVc()))
        .column("ethertype", (out, note) -> out.uint16(note.getEthertype()))
        .column("profile", (out, note) -> out.string(note.getProfile()))
        .column("tap_position", (out, note) -> out.string(note.getTapPosition().name()))
        .column("visibility", (out, note) -> out.string(note.getVisibility().name()))
        .column("src_node", (out, note) -> out.nullable(note.getSrcNode(), RowBinaryWriter::string))
        .column("dst_node", (out, note) -> out.nullable(note.getDstNode(), RowBinaryWriter::string))
        .column("link_id", (out, note) -> out.nullable(note.getLinkId(), RowBinaryWriter::string));
  }

  private static void turn(Table<Connection> table) {
    table
        .column("kind", (out, note) -> out.string(note.getKind().name()))
        .column("code", (out, note) -> out.nullable(note.getCode(), RowBinaryWriter::string))
        .column("count", (out, note) -> out.count(note.getCount()))
        .column("t_frame", (out, note) -> out.time(note.getTFrame()))
        .column("frame_number", (out, note) -> out.count(note.getFrameNumber()))
        .column("base_credits", ConnectionTable::baseCredits)
        .column("cum_frames", (out, note) -> out.count(note.getCum().getFrames()))
        .column("cum_wire_bytes", (out, note) -> out.count(note.getCum().getWireBytes()))
        .column("cum_goodput_bytes", (out, note) -> out.count(note.getCum().getGoodputBytes()))
        .column("cum_messages", (out, note) -> out.count(note.getCum().getMessages()));
  }

  private static void baseCredits(RowBinaryWriter out, Connection note) {
    var flits = new TreeMap<Integer, Long>();
    for (BaseCredit each : note.getBaseCredits()) {
      flits.put(each.getChannel(), each.getFlits());
    }
    out.map(flits, RowBinaryWriter::uint8, RowBinaryWriter::count);
  }

  private static void breach(Table<Connection> table) {
    ofBreach(table, "evidence", Breach::getEvidence, RowBinaryWriter::string);
    ofBreach(table, "expected", Breach::getExpected, RowBinaryWriter::int64);
    ofBreach(table, "seen", Breach::getSeen, RowBinaryWriter::int64);
    ofBreach(table, "channel", Breach::getChannel, RowBinaryWriter::uint8);
    ofBreach(table, "opcode", Breach::getOpcode, RowBinaryWriter::uint8);
    ofBreach(table, "id", Breach::getId, (out, id) -> out.uint32(id));
    ofBreach(table, "addr", Breach::getAddr, RowBinaryWriter::uint64);
    ofBreach(table, "request_frame", Breach::getRequestFrame, RowBinaryWriter::count);
  }

  private static <V> void ofBreach(
      Table<Connection> table,
      String column,
      Function<Breach, V> value,
      BiConsumer<RowBinaryWriter, V> write) {
    table.column(
        column,
        (out, note) ->
            out.nullable(note.getBreach() == null ? null : value.apply(note.getBreach()), write));
  }
}
