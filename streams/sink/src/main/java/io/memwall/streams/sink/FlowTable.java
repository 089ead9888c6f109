package io.memwall.streams.sink;

import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.MessageCount;
import io.memwall.schemas.events.Sketch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Flow records in table {@code flow}. */
final class FlowTable {
  private FlowTable() {}

  static Table<Flow> create() {
    Table<Flow> table = Envelopes.table("flow", Flow::getEnvelope);
    table.partitionedBy(
        flow -> Envelopes.partition(flow.getEnvelope(), flow.getEnvelope().getTStart()));
    identity(table);
    frames(table);
    bytes(table);
    messages(table);
    latency(table);
    FlowTracking.columns(table);
    quality(table);
    return table;
  }

  private static void identity(Table<Flow> table) {
    table
        .column("tap_id", (out, flow) -> out.string(flow.getTapId()))
        .column("conn_id", (out, flow) -> out.string(flow.getConnId()))
        .column("inc", (out, flow) -> out.uint32(flow.getInc()))
        .column("dir", (out, flow) -> out.uint8(flow.getDir()))
        .column("mac_src", (out, flow) -> out.string(flow.getMacSrc()))
        .column("mac_dst", (out, flow) -> out.string(flow.getMacDst()))
        .column(
            "vlan_outer", (out, flow) -> out.nullable(flow.getVlanOuter(), RowBinaryWriter::uint16))
        .column(
            "vlan_inner", (out, flow) -> out.nullable(flow.getVlanInner(), RowBinaryWriter::uint16))
        .column("vc", (out, flow) -> out.uint8(flow.getVc()))
        .column("ethertype", (out, flow) -> out.uint16(flow.getEthertype()))
        .column("profile", (out, flow) -> out.string(flow.getProfile()))
        .column("tap_position", (out, flow) -> out.string(flow.getTapPosition().name()))
        .column("visibility", (out, flow) -> out.string(flow.getVisibility().name()))
        .column("src_node", (out, flow) -> out.nullable(flow.getSrcNode(), RowBinaryWriter::string))
        .column("dst_node", (out, flow) -> out.nullable(flow.getDstNode(), RowBinaryWriter::string))
        .column("link_id", (out, flow) -> out.nullable(flow.getLinkId(), RowBinaryWriter::string));
  }

  private static void frames(Table<Flow> table) {
    table
        .column("frames", (out, flow) -> out.count(flow.getFrames().getTotal()))
        .column("new_frames", (out, flow) -> out.count(flow.getFrames().getNewFrames()))
        .column("fill_frames", (out, flow) -> out.count(flow.getFrames().getFill()))
        .column("retrans_frames", (out, flow) -> out.count(flow.getFrames().getRetrans()))
        .column("ack_only_frames", (out, flow) -> out.count(flow.getFrames().getAckOnly()))
        .column("empty_frames", (out, flow) -> out.count(flow.getFrames().getEmpty()))
        .column("open_frames", (out, flow) -> out.count(flow.getFrames().getOpen()))
        .column("close_frames", (out, flow) -> out.count(flow.getFrames().getClose()))
        .column("gap_frames", (out, flow) -> out.count(flow.getFrames().getGapFrames()))
        .column("gap_events", (out, flow) -> out.count(flow.getFrames().getGapEvents()))
        .column(
            "capture_lost",
            (out, flow) -> out.nullable(flow.getFrames().getCaptureLost(), RowBinaryWriter::count));
  }

  private static void bytes(Table<Flow> table) {
    table
        .column("frame_bytes", (out, flow) -> out.count(flow.getBytes().getFrame()))
        .column("wire_bytes", (out, flow) -> out.count(flow.getBytes().getWire()))
        .column("retrans_wire_bytes", (out, flow) -> out.count(flow.getBytes().getRetransWire()))
        .column("message_flits", (out, flow) -> out.count(flow.getBytes().getMsgFlits()))
        .column("payload_bytes", (out, flow) -> out.count(flow.getBytes().getPayload()))
        .column("goodput_bytes", (out, flow) -> out.count(flow.getBytes().getGoodput()))
        .column("cum_frames", (out, flow) -> out.count(flow.getCum().getFrames()))
        .column("cum_wire_bytes", (out, flow) -> out.count(flow.getCum().getWireBytes()))
        .column("cum_goodput_bytes", (out, flow) -> out.count(flow.getCum().getGoodputBytes()))
        .column("cum_messages", (out, flow) -> out.count(flow.getCum().getMessages()));
  }

  private static void messages(Table<Flow> table) {
    message(table, "messages.channel", (out, message) -> out.uint8(message.getChannel()));
    message(table, "messages.opcode", (out, message) -> out.uint8(message.getOpcode()));
    message(table, "messages.count", (out, message) -> out.count(message.getCount()));
    message(table, "messages.flits", (out, message) -> out.count(message.getFlits()));
    message(table, "messages.payload_bytes", (out, message) -> out.count(message.getPayload()));
  }

  private static void message(
      Table<Flow> table, String column, BiConsumer<RowBinaryWriter, MessageCount> write) {
    table.column(column, (out, flow) -> out.array(flow.getMessages(), write));
  }

  private static void latency(Table<Flow> table) {
    table
        .column(
            "ack_latency_buckets",
            (out, flow) -> {
              Sketch sketch = flow.getAckLatency();
              buckets(out, sketch == null ? Map.of() : buckets(sketch));
            })
        .column(
            "ack_latency_zero_count",
            (out, flow) ->
                out.nullable(flow.getAckLatency(), (o, sketch) -> o.count(sketch.getZeroCount())))
        .column(
            "ack_latency_sum",
            (out, flow) ->
                out.nullable(flow.getAckLatency(), (o, sketch) -> o.count(sketch.getSum())))
        .column(
            "latency.class",
            (out, flow) -> out.array(flow.getLatency().keySet(), RowBinaryWriter::string))
        .column(
            "latency.buckets",
            (out, flow) ->
                out.array(flow.getLatency().values(), (o, sketch) -> buckets(o, buckets(sketch))))
        .column(
            "latency.zero_count",
            (out, flow) ->
                out.array(
                    flow.getLatency().values(), (o, sketch) -> o.count(sketch.getZeroCount())))
        .column(
            "latency.sum",
            (out, flow) ->
                out.array(flow.getLatency().values(), (o, sketch) -> o.count(sketch.getSum())));
  }

  private static Map<Integer, Long> buckets(Sketch sketch) {
    if (sketch.getIndex().size() != sketch.getCount().size()) {
      throw new IllegalArgumentException(
          "a sketch has %d indexes and %d counts"
              .formatted(sketch.getIndex().size(), sketch.getCount().size()));
    }
    var buckets = new LinkedHashMap<Integer, Long>();
    for (int i = 0; i < sketch.getIndex().size(); i++) {
      buckets.merge(sketch.getIndex().get(i), sketch.getCount().get(i), Long::sum);
    }
    return buckets;
  }

  private static void buckets(RowBinaryWriter out, Map<Integer, Long> buckets) {
    out.map(buckets, RowBinaryWriter::int16, RowBinaryWriter::count);
  }

  private static void quality(Table<Flow> table) {
    table
        .column(
            "anomalies",
            (out, flow) ->
                out.map(flow.getAnomalies(), RowBinaryWriter::string, RowBinaryWriter::count))
        .column(
            "ts_resolution_ns",
            (out, flow) -> out.nullable(flow.getTsResolutionNs(), RowBinaryWriter::count))
        .column("ts_inversions", (out, flow) -> out.count(flow.getTsInversions()))
        .column("snaplen_truncated", (out, flow) -> out.count(flow.getSnaplenTruncated()))
        .column(
            "match_ratio",
            (out, flow) -> out.nullable(flow.getMatchRatio(), RowBinaryWriter::float64))
        .column(
            "idle_from", (out, flow) -> out.nullable(flow.getIdleFrom(), RowBinaryWriter::time));
  }
}
