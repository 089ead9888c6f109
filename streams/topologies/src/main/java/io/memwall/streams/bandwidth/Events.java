package io.memwall.streams.bandwidth;

import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.MessageCount;
import io.memwall.streams.bandwidth.Carried.Path;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.Observation;
import java.util.Optional;

/** The edge where events of the road become observations of ours. */
final class Events {
  private Events() {}

  static Observation<Carried> contribution(Flow flow) {
    var envelope = flow.getEnvelope();
    var half = new Half(flow.getTapId(), flow.getConnId(), flow.getInc(), flow.getDir());
    var path =
        new Path(
            envelope.getFabricId(),
            flow.getMacSrc(),
            flow.getMacDst(),
            Optional.ofNullable(flow.getLinkId()));
    return new Contribution<>(
        Envelopes.epoch(envelope),
        half.source(),
        Envelopes.interval(envelope),
        envelope.getRev(),
        new Carried(half, path, traffic(flow)));
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
}
