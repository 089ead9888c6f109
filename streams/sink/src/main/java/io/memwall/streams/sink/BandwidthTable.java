package io.memwall.streams.sink;

import io.memwall.schemas.results.Bandwidth;

/** Sums over windows in table {@code bandwidth}. */
final class BandwidthTable {
  private BandwidthTable() {}

  static Table<Bandwidth> create() {
    var table =
        new Table<Bandwidth>("bandwidth")
            .partitionedBy(window -> Envelopes.partition(window.getCaseName(), window.getTStart()));
    identity(table);
    sums(table);
    BandwidthDetail.add(table);
    return table;
  }

  private static void identity(Table<Bandwidth> table) {
    table
        .column("case_name", (out, window) -> out.string(window.getCaseName()))
        .column("entity_kind", (out, window) -> out.string(window.getEntityKind().name()))
        .column("window_ns", (out, window) -> out.count(window.getWindowNs()))
        .column("t_start", (out, window) -> out.time(window.getTStart()))
        .column("entity", (out, window) -> out.string(window.getEntity()))
        .column("rev", (out, window) -> out.uint64(Revisions.rev(window.getRevision())))
        .column("t_end", (out, window) -> out.time(window.getTEnd()))
        .column("fabric_id", (out, window) -> out.string(window.getFabricId()))
        .column("tap_id", (out, window) -> out.nullable(window.getTapId(), RowBinaryWriter::string))
        .column(
            "conn_id", (out, window) -> out.nullable(window.getConnId(), RowBinaryWriter::string))
        .column("dir", (out, window) -> out.nullable(window.getDir(), RowBinaryWriter::uint8))
        .column(
            "mac_src", (out, window) -> out.nullable(window.getMacSrc(), RowBinaryWriter::string))
        .column(
            "mac_dst", (out, window) -> out.nullable(window.getMacDst(), RowBinaryWriter::string));
  }

  private static void sums(Table<Bandwidth> table) {
    table
        .column("halves", (out, window) -> out.uint32(window.getHalves()))
        .column("nodes", (out, window) -> out.array(window.getNodes(), RowBinaryWriter::string))
        .column("records", (out, window) -> out.count(window.getRecords()))
        .column("frames", (out, window) -> out.count(window.getFrames()))
        .column("new_frames", (out, window) -> out.count(window.getNewFrames()))
        .column("retrans_frames", (out, window) -> out.count(window.getRetransFrames()))
        .column("messages", (out, window) -> out.count(window.getMessages()))
        .column("frame_bytes", (out, window) -> out.count(window.getFrameBytes()))
        .column("wire_bytes", (out, window) -> out.count(window.getWireBytes()))
        .column("retrans_wire_bytes", (out, window) -> out.count(window.getRetransWireBytes()))
        .column("payload_bytes", (out, window) -> out.count(window.getPayloadBytes()))
        .column("goodput_bytes", (out, window) -> out.count(window.getGoodputBytes()))
        .column("covered_ns", (out, window) -> out.count(window.getCoveredNs()))
        .column("span_ns", (out, window) -> out.count(window.getSpanNs()))
        .column(
            "coverage",
            (out, window) -> out.nullable(window.getCoverage(), RowBinaryWriter::float64))
        .column("t_computed", (out, window) -> out.time(window.getTComputed()));
  }
}
