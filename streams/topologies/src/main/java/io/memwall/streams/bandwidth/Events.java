package io.memwall.streams.bandwidth;

import io.memwall.schemas.events.ClassTotal;
import io.memwall.schemas.events.CreditCount;
import io.memwall.schemas.events.CreditState;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.MessageCount;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.bandwidth.Carried.Master;
import io.memwall.streams.bandwidth.Carried.Path;
import io.memwall.streams.bandwidth.Carried.TapSide;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.Observation;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The edge where events of the road become observations of ours. */
final class Events {
  private static final int CHANNEL_A = 1;
  private static final int CHANNEL_C = 3;
  private static final int CHANNEL_E = 5;

  /** What is read of a flow record; most of its bytes are sketches, which are of no use here. */
  static final Set<String> FIELDS =
      Set.of(
          "envelope",
          "tap_id",
          "conn_id",
          "inc",
          "dir",
          "mac_src",
          "mac_dst",
          "src_node",
          "dst_node",
          "link_id",
          "frames",
          "bytes",
          "messages",
          "classes",
          "credits",
          "acks",
          "burst");

  private Events() {}

  static Observation<Carried> contribution(Flow flow) {
    var envelope = flow.getEnvelope();
    var half = new Half(flow.getTapId(), flow.getConnId(), flow.getInc(), flow.getDir());
    return new Contribution<>(
        Envelopes.epoch(envelope),
        half.source(),
        Envelopes.interval(envelope),
        envelope.getRev(),
        new Carried(
            path(flow),
            master(flow),
            tap(flow),
            traffic(flow),
            losses(flow),
            classes(flow),
            flow.getCredits().stream().map(Events::stall).toList(),
            burst(flow)));
  }

  private static Path path(Flow flow) {
    var link =
        Optional.ofNullable(flow.getLinkId())
            .map(id -> LinkDirection.ofCollector(id).map(LinkDirection::entity).orElse(id));
    return new Path(
        flow.getEnvelope().getFabricId(),
        flow.getMacSrc(),
        flow.getMacDst(),
        link.stream().toList());
  }

  /** Requests, releases and their receipts come from a master, probes and responses go to one. */
  private static Master master(Flow flow) {
    long from = 0;
    long to = 0;
    for (var messages : flow.getMessages()) {
      int channel = messages.getChannel();
      if (channel == CHANNEL_A || channel == CHANNEL_C || channel == CHANNEL_E) {
        from += messages.getCount();
      } else {
        to += messages.getCount();
      }
    }
    if (from == 0 && to == 0) {
      return Master.NOBODY;
    }
    return from >= to ? Master.SENDER : Master.RECEIVER;
  }

  private static TapSide tap(Flow flow) {
    String node = flow.getEnvelope().getNodeId();
    if (node.equals(flow.getSrcNode())) {
      return TapSide.SENDER;
    }
    return node.equals(flow.getDstNode()) ? TapSide.RECEIVER : TapSide.BETWEEN;
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

  private static Losses losses(Flow flow) {
    var frames = flow.getFrames();
    return new Losses(
        frames.getFill(),
        frames.getGapFrames(),
        frames.getGapEvents(),
        optional(frames.getCaptureLost()),
        flow.getAcks() == null
            ? OptionalLong.empty()
            : OptionalLong.of(flow.getAcks().getNakEpisodes()));
  }

  private static ClassMix classes(Flow flow) {
    var byClass = new TreeMap<String, ClassMix.Took>();
    for (ClassTotal total : flow.getClasses()) {
      byClass.merge(
          total.getTraffic().name(),
          new ClassMix.Took(total.getFlits(), total.getPayload(), total.getWire()),
          ClassMix.Took::plus);
    }
    return new ClassMix(byClass);
  }

  /** A base that was lost again is as good as none. */
  private static Stall stall(CreditCount credits) {
    boolean known =
        credits.getState() == CreditState.OK || credits.getState() == CreditState.ADJUSTED;
    return new Stall(
        credits.getChannel(), known ? optional(credits.getStallNs()) : OptionalLong.empty());
  }

  private static Optional<Burst> burst(Flow flow) {
    var burst = flow.getBurst();
    return burst == null
        ? Optional.empty()
        : Optional.of(
            new Burst(
                burst.getBins(),
                burst.getActiveBins(),
                burst.getMaxWire(),
                burst.getSumWire(),
                new BigInteger(1, burst.getSumSquares().bytes())));
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
