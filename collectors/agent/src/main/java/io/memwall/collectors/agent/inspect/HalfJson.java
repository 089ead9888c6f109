package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A half as JSON. */
final class HalfJson {
  private HalfJson() {}

  static void half(ObjectNode node, HalfReport half) {
    node.put("dir", half.name().dir());
    node.put("mac_src", half.name().source());
    node.put("mac_dst", half.name().destination());
    JsonTree.put(node, "first_seq", half.firstSequence());
    JsonTree.counts(node.putObject("counts"), half.counts());
    messages(node.putObject("messages"), half);
    JsonTree.counts(node.putObject("anomalies"), half.anomalies());
    traffic(node, half.traffic());
    credits(node.putObject("credits"), half);
    ObjectNode latencies = node.putObject("latency");
    half.latencies().forEach((kind, list) -> latency(latencies.putObject(kind.name()), list));
    matching(node.putObject("matching"), half.matching());
    sight(node, half.sight());
  }

  private static void messages(ObjectNode node, HalfReport half) {
    half.messages()
        .forEach(
            (name, each) -> {
              ObjectNode message = node.putObject(name);
              message.put("count", each.count());
              message.put("flits", each.flits());
              message.put("payload", each.payload());
            });
  }

  private static void traffic(ObjectNode node, TrafficFigures traffic) {
    ObjectNode classes = node.putObject("classes");
    traffic
        .classes()
        .forEach(
            (name, share) -> {
              ObjectNode each = classes.putObject(name);
              each.put("frames", share.frames());
              each.put("flits", share.flits());
              each.put("payload_bytes", share.payloadBytes());
              each.put("wire_bytes", share.wireBytes());
            });
    ObjectNode params = node.putObject("params");
    traffic
        .params()
        .forEach(
            (group, values) -> {
              ArrayNode array = params.putArray(group);
              values.forEach(array::add);
            });
    ArrayNode sizes = node.putArray("size_a");
    traffic.sizesA().forEach(sizes::add);
    JsonTree.counts(node.putObject("denied"), traffic.denied());
    JsonTree.counts(node.putObject("corrupt"), traffic.corrupt());
    traffic
        .burst()
        .ifPresentOrElse(
            burst -> {
              ObjectNode each = node.putObject("burst_1ms");
              each.put("bins", burst.bins());
              each.put("active_bins", burst.activeBins());
              each.put("max_wire_bytes", burst.maxWireBytes());
              each.put("longest_run", burst.longestRun());
            },
            () -> node.putNull("burst_1ms"));
  }

  private static void credits(ObjectNode node, HalfReport half) {
    for (Map.Entry<String, CreditFigures> entry : half.credits().entrySet()) {
      CreditFigures credit = entry.getValue();
      ObjectNode each = node.putObject(entry.getKey());
      each.put("granted", credit.granted());
      each.put("consumed", credit.consumed());
      each.put("outstanding_max", credit.outstandingMax());
      JsonTree.put(each, "avail_min", credit.availMin());
      JsonTree.put(each, "stall_ns", credit.stallNanos());
      if (credit.stallNanos().isPresent()) {
        each.put("stall_events", credit.stallEvents());
      } else {
        each.putNull("stall_events");
      }
      each.put("state", credit.state());
    }
  }

  static void latency(ObjectNode node, LatencyList list) {
    node.put("count", list.count());
    node.put("min_ns", list.min());
    node.put("p50_ns", list.quantile(0.5));
    node.put("p90_ns", list.quantile(0.9));
    node.put("p99_ns", list.quantile(0.99));
    node.put("max_ns", list.max());
    node.put("sum_ns", list.sum());
    node.put("exact", list.exact());
  }

  private static void matching(ObjectNode node, MatchFigures matching) {
    node.put("quality", matching.quality());
    JsonTree.put(node, "ratio", matching.ratio());
    node.put("source_fifo", matching.sourceFifo());
    ArrayNode open = node.putArray("open");
    for (MatchFigures.OpenRequest request : matching.open()) {
      ObjectNode each = open.addObject();
      each.put("request", request.name());
      each.put("source", request.source());
      JsonTree.address(each, request.address());
      JsonTree.put(each, "frame", request.frame());
      each.put("age_ns", request.ageNanos());
    }
  }

  private static void sight(ObjectNode node, Sight sight) {
    node.put("visibility", sight.visibility());
    node.put("profile", sight.profile());
    JsonTree.put(node, "reverse_frames", sight.reverseFrames());
    JsonTree.counts(node.putObject("reverse_flits"), sight.reverseFlits());
  }
}
