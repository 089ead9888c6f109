package io.memwall.streams.bandwidth;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.MessageCount;
import io.memwall.streams.bandwidth.Contribution.Path;
import java.util.Optional;

/** The edge where events of the road become observations of ours. */
final class Events {
  private Events() {}

  static Observation contribution(Flow flow) {
    var envelope = flow.getEnvelope();
    return new Contribution(
        epoch(envelope),
        new Half(flow.getTapId(), flow.getConnId(), flow.getInc(), flow.getDir()),
        interval(envelope),
        envelope.getRev(),
        new Path(
            envelope.getFabricId(),
            flow.getMacSrc(),
            flow.getMacDst(),
            Optional.ofNullable(flow.getLinkId())),
        traffic(flow));
  }

  static Observation heartbeat(Health health) {
    var envelope = health.getEnvelope();
    long drops = health.getDrops() == null ? 0 : health.getDrops();
    return new Heartbeat(
        epoch(envelope),
        Nanos.of(health.getWatermark()),
        health.getIsFinal(),
        new Span(
            interval(envelope),
            health.getCoveredNs(),
            health.getFrames(),
            drops,
            new Span.Version(envelope.getRev(), envelope.getSeq())));
  }

  private static Traffic traffic(Flow flow) {
    var frames = flow.getFrames();
    var bytes = flow.getBytes();
    return new Traffic(
        frames.getTotal(),
        frames.getNewFrames() + frames.getFill(),
        frames.getRetrans(),
        flow.getMessages().stream().mapToLong(MessageCount::getCount).sum(),
        bytes.getFrame(),
        bytes.getWire(),
        bytes.getRetransWire(),
        bytes.getPayload(),
        bytes.getGoodput());
  }

  private static Epoch epoch(Envelope envelope) {
    return new Epoch(envelope.getCaseName(), envelope.getNodeId(), envelope.getEpoch());
  }

  private static Interval interval(Envelope envelope) {
    return new Interval(Nanos.of(envelope.getTStart()), Nanos.of(envelope.getTEnd()));
  }
}
