package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.Tracking;
import io.memwall.schemas.events.Acks;
import io.memwall.schemas.events.Burst;
import io.memwall.schemas.events.ClassTotal;
import io.memwall.schemas.events.CreditCount;
import io.memwall.schemas.events.CreditState;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.MatchQuality;
import io.memwall.schemas.events.Matching;
import io.memwall.schemas.events.Params;
import io.memwall.schemas.events.Reverse;
import io.memwall.schemas.events.Sketch;
import io.memwall.schemas.events.TrafficClass;
import io.memwall.schemas.events.U128;
import io.memwall.schemas.events.Visibility;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What following a connection told, as Avro. */
final class TrackingEvents {
  private TrackingEvents() {}

  static void put(Flow.Builder flow, Tracking tracking) {
    flow.setProfile(tracking.profile())
        .setVisibility(tracking.oneSided() ? Visibility.ONE_SIDED : Visibility.BOTH)
        .setClasses(tracking.classes().stream().map(TrackingEvents::total).toList())
        .setParams(tracking.params().map(TrackingEvents::params).orElse(null))
        .setDenied(tracking.denied())
        .setCorrupt(tracking.corrupt())
        .setCredits(tracking.credits().stream().map(TrackingEvents::credits).toList())
        .setAcks(acks(tracking.acks()))
        .setAckLatency(tracking.ackLatency().map(TrackingEvents::sketch).orElse(null))
        .setLatency(sketches(tracking.latency()))
        .setMatching(matching(tracking.matching()))
        .setMatchRatio(tracking.matching().ratio().orElse(null))
        .setBurst(tracking.burst().map(TrackingEvents::burst).orElse(null))
        .setReverse(tracking.reverse().map(TrackingEvents::reverse).orElse(null));
  }

  private static ClassTotal total(Tracking.ClassTotal total) {
    return new ClassTotal(
        TrafficClass.valueOf(total.name()), total.flits(), total.payloadBytes(), total.wireBytes());
  }

  private static Params params(Tracking.Params params) {
    return new Params(
        params.grow(),
        params.probeCap(),
        params.grantCap(),
        params.probeAck(),
        params.release(),
        params.sizeA());
  }

  private static CreditCount credits(Tracking.CreditCount count) {
    return new CreditCount(
        count.channel(),
        count.granted(),
        count.consumed(),
        count.outstandingMax(),
        orNull(count.availMin()),
        orNull(count.stallNanos()),
        orNull(count.stallEvents()),
        CreditState.valueOf(count.state()));
  }

  private static Acks acks(Tracking.Acks acks) {
    return new Acks(
        acks.ackedFrames(),
        acks.nakFrames(),
        acks.nakEpisodes(),
        acks.ackFuture(),
        acks.ackRegress());
  }

  private static Map<String, Sketch> sketches(Map<String, Tracking.Distribution> distributions) {
    var sketches = new LinkedHashMap<String, Sketch>();
    distributions.forEach((name, each) -> sketches.put(name, sketch(each)));
    return sketches;
  }

  private static Sketch sketch(Tracking.Distribution each) {
    return new Sketch(each.index(), each.count(), each.zeroCount(), each.sum());
  }

  private static Matching matching(Tracking.Matching matching) {
    return new Matching(
        matching.matched(),
        matching.ambiguous(),
        matching.unmatchedRequests(),
        matching.unmatchedResponses(),
        matching.sizeMismatch(),
        MatchQuality.valueOf(matching.quality()));
  }

  private static Burst burst(Tracking.Burst burst) {
    byte[] squares =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(burst.sumSquaresHigh())
            .putLong(burst.sumSquaresLow())
            .array();
    return new Burst(
        burst.bins(),
        burst.activeBins(),
        burst.longestRun(),
        burst.maxWire(),
        burst.sumWire(),
        new U128(squares));
  }

  private static Reverse reverse(Tracking.Reverse reverse) {
    return new Reverse(orNull(reverse.frames()), reverse.flits());
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
