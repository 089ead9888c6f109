package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What belongs to an interface rather than to a half, as JSON. */
final class TapJson {
  private TapJson() {}

  static void tap(ObjectNode node, TapReport tap) {
    node.put("name", tap.name());
    JsonTree.put(node, "ts_resolution_ns", tap.timeResolutionNanos());
    JsonTree.counts(node.putObject("counts"), tap.counts());
    JsonTree.counts(node.putObject("rejects"), tap.rejects());
    ArrayNode lines = node.putArray("hot_lines");
    tap.hotLines().forEach(line -> hotLine(lines.addObject(), line));
    ArrayNode turns = node.putArray("events");
    tap.turns().forEach(turn -> turn(turns.addObject(), turn));
    ArrayNode evidence = node.putArray("evidence");
    tap.evidence().forEach(each -> evidence(evidence.addObject(), each));
  }

  private static void hotLine(ObjectNode node, HotLine line) {
    node.put("line", JsonTree.hex(line.address()));
    node.put("weight", line.weight());
    node.put("weight_error", line.weightError());
    node.put("acquires", line.acquires());
    node.put("grants_t", line.grantsT());
    node.put("probes", line.probes());
    node.put("transfers", line.transfers());
    JsonTree.put(node, "ping_pong", line.pingPong());
    JsonTree.put(node, "masters", line.masters());
  }

  private static void turn(ObjectNode node, Turn turn) {
    node.put("conn_id", turn.connectionId());
    node.put("inc", turn.incarnation());
    node.put("event", turn.kind());
    JsonTree.put(node, "reason", turn.reason());
    JsonTree.put(node, "frame", turn.frame());
    node.put("t_ns", Long.toString(turn.epochNanos()));
  }

  private static void evidence(ObjectNode node, Evidence evidence) {
    node.put("code", evidence.code());
    node.put("half", evidence.half());
    JsonTree.put(node, "frame", evidence.frame());
    node.put("t_ns", Long.toString(evidence.epochNanos()));
    JsonTree.put(node, "expected", evidence.expected());
    JsonTree.put(node, "seen", evidence.seen());
  }
}
