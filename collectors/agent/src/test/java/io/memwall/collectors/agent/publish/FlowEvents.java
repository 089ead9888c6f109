package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Bytes;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Frames;
import io.memwall.schemas.events.MessageCount;
import io.memwall.schemas.events.TapPosition;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Flow records as Avro. */
final class FlowEvents {
  private FlowEvents() {}

  static Flow of(FlowRecord record, Envelope envelope) {
    Flow.Builder flow = Flow.newBuilder().setEnvelope(envelope);
    half(flow, record.half());
    TrackingEvents.put(flow, record.tracking());
    quality(flow, record.quality());
    record.idleFrom().ifPresent(nanos -> flow.setIdleFrom(Nanos.instant(nanos)));
    return flow.setFrames(frames(record.frames()))
        .setBytes(bytes(record.bytes()))
        .setMessages(messages(record.messages()))
        .setCum(totals(record.totals()))
        .build();
  }

  private static void half(Flow.Builder flow, FlowRecord.Half half) {
    flow.setTapId(half.tapId())
        .setConnId(half.connId())
        .setInc(half.inc())
        .setDir(half.dir())
        .setMacSrc(half.macSource())
        .setMacDst(half.macDestination())
        .setVlanOuter(orNull(half.vlanOuter()))
        .setVlanInner(orNull(half.vlanInner()))
        .setVc(half.vc())
        .setEthertype(half.ethertype())
        .setTapPosition(
            half.position()
                .map(kind -> TapPosition.valueOf(kind.name()))
                .orElse(TapPosition.UNKNOWN))
        .setSrcNode(half.place().sourceNode().orElse(null))
        .setDstNode(half.place().destinationNode().orElse(null))
        .setLinkId(half.place().link().orElse(null));
  }

  private static void quality(Flow.Builder flow, FlowRecord.Quality quality) {
    flow.setAnomalies(quality.anomalies())
        .setTsResolutionNs(orNull(quality.tsResolutionNanos()))
        .setTsInversions(quality.tsInversions())
        .setSnaplenTruncated(quality.snaplenTruncated());
  }

  private static Frames frames(FlowRecord.Frames frames) {
    return Frames.newBuilder()
        .setTotal(frames.total())
        .setNewFrames(frames.newFrames())
        .setFill(frames.fill())
        .setRetrans(frames.retrans())
        .setAckOnly(frames.ackOnly())
        .setEmpty(frames.empty())
        .setOpen(frames.open())
        .setClose(frames.close())
        .setGapFrames(frames.gapFrames())
        .setGapEvents(frames.gapEvents())
        .setCaptureLost(orNull(frames.captureLost()))
        .build();
  }

  private static Bytes bytes(FlowRecord.Bytes bytes) {
    return Bytes.newBuilder()
        .setFrame(bytes.frame())
        .setWire(bytes.wire())
        .setRetransWire(bytes.retransWire())
        .setMsgFlits(bytes.messageFlits())
        .setPayload(bytes.payload())
        .setGoodput(bytes.goodput())
        .build();
  }

  private static List<MessageCount> messages(List<FlowRecord.MessageCount> counts) {
    return counts.stream()
        .map(
            each ->
                MessageCount.newBuilder()
                    .setChannel(each.channel())
                    .setOpcode(each.opcode())
                    .setCount(each.count())
                    .setFlits(each.flits())
                    .setPayload(each.payload())
                    .build())
        .toList();
  }

  private static Cumulative totals(FlowRecord.Totals totals) {
    return Cumulative.newBuilder()
        .setFrames(totals.frames())
        .setWireBytes(totals.wireBytes())
        .setGoodputBytes(totals.goodputBytes())
        .setMessages(totals.messages())
        .build();
  }

  private static Integer orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
