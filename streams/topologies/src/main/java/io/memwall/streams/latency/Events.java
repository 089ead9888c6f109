package io.memwall.streams.latency;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Matching;
import io.memwall.schemas.events.Sketch;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.streams.Revision;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.Observation;
import io.memwall.streams.window.Source;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The edge where events and results of the road become ours. */
final class Events {
  /** What is read of a flow record: half of it is counters, which are of no use here. */
  static final Set<String> FIELDS =
      Set.of(
          "envelope",
          "tap_id",
          "conn_id",
          "inc",
          "dir",
          "mac_src",
          "mac_dst",
          "tap_position",
          "src_node",
          "dst_node",
          "link_id",
          "frames",
          "latency",
          "matching",
          "ts_resolution_ns");

  private Events() {}

  static Observation<Answers> contribution(Flow flow) {
    var envelope = flow.getEnvelope();
    var answers =
        new Answers(route(flow), position(flow), quality(flow), latencies(flow.getLatency()));
    return new Contribution<>(
        Envelopes.epoch(envelope),
        new Source(answers.entity(), Integer.toString(flow.getInc()), flow.getTapId()),
        Envelopes.interval(envelope),
        envelope.getRev(),
        answers);
  }

  private static Route route(Flow flow) {
    return new Route(
        flow.getEnvelope().getFabricId(),
        flow.getConnId(),
        flow.getDir(),
        new Route.Ends(
            flow.getMacSrc(),
            flow.getMacDst(),
            Optional.ofNullable(flow.getSrcNode()),
            Optional.ofNullable(flow.getDstNode())),
        Optional.ofNullable(flow.getLinkId()));
  }

  private static Position position(Flow flow) {
    return switch (flow.getTapPosition()) {
      case HOST -> Position.HOST;
      case POOL -> Position.POOL;
      case SWITCH -> Position.SWITCH;
      case UNKNOWN -> Position.UNKNOWN;
    };
  }

  private static Quality quality(Flow flow) {
    Matching matching = flow.getMatching();
    long resolution = flow.getTsResolutionNs() == null ? 0 : flow.getTsResolutionNs();
    long retrans = flow.getFrames().getRetrans();
    if (matching == null) {
      return new Quality(0, 0, 0, retrans, resolution);
    }
    long unmatched =
        matching.getUnmatchedResponses()
            + matching.getUnmatchedRequests().values().stream().mapToLong(Long::longValue).sum();
    return new Quality(
        matching.getMatched(), matching.getAmbiguous(), unmatched, retrans, resolution);
  }

  private static Map<RequestClass, LatencySketch> latencies(Map<String, Sketch> sketches) {
    var latencies = new EnumMap<RequestClass, LatencySketch>(RequestClass.class);
    sketches.forEach(
        (name, sketch) ->
            RequestClass.of(name).ifPresent(request -> put(latencies, request, sketch)));
    return latencies;
  }

  private static void put(
      Map<RequestClass, LatencySketch> latencies, RequestClass request, Sketch sketch) {
    var ours =
        LatencySketch.of(
            sketch.getIndex(), sketch.getCount(), sketch.getZeroCount(), sketch.getSum());
    if (ours.samples() > 0) {
      latencies.put(request, ours);
    }
  }

  /** Whether a result says how full a link was in a window of ours. */
  static boolean isLoad(Bandwidth bandwidth) {
    return bandwidth.getEntityKind() == EntityKind.LINK
        && bandwidth.getWindowNs() == AnswersKind.WINDOW_NS;
  }

  static Load load(Bandwidth bandwidth) {
    var capacity =
        bandwidth.getCapacityBps() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(bandwidth.getCapacityBps());
    return new Load(
        bandwidth.getCaseName(),
        bandwidth.getEntity(),
        Nanos.of(bandwidth.getTStart()),
        new Load.Flow(
            bandwidth.getUtilisation() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(bandwidth.getUtilisation()),
            capacity,
            capacity,
            bandwidth.getRetransFrames()),
        new Revision(
            bandwidth.getRevision().getGeneration(), bandwidth.getRevision().getCounter()));
  }
}
