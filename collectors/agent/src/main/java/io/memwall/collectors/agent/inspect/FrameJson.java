package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A frame as one JSON object on one line. */
final class FrameJson {
  private FrameJson() {}

  static String line(FrameLine line) {
    ObjectNode node = JsonTree.object();
    node.put("number", line.number());
    node.put("t_ns", Long.toString(line.epochNanos()));
    node.put("since_first_ns", line.sinceFirstNanos());
    node.put("interface", line.interfaceName());
    line.addresses()
        .ifPresent(
            addresses -> {
              node.put("mac_src", addresses.source());
              node.put("mac_dst", addresses.destination());
              node.put("ethertype", JsonTree.etherType(addresses.etherType()));
            });
    line.tloe().ifPresent(tloe -> tloe(node, tloe));
    line.reject().ifPresent(reject -> node.put("reject", reject));
    return JsonTree.line(node);
  }

  private static void tloe(ObjectNode node, FrameLine.Tloe tloe) {
    JsonTree.put(node, "dir", tloe.dir());
    node.put("vc", tloe.vc());
    node.put("type", tloe.type());
    node.put("seq", tloe.sequence());
    node.put("ack_seq", tloe.ackSequence());
    node.put("ack", tloe.ack());
    node.put("class", tloe.sequenceClass());
    ArrayNode messages = node.putArray("messages");
    for (FrameLine.Message each : tloe.messages()) {
      ObjectNode message = messages.addObject();
      message.put("name", each.name());
      message.put("param", each.param());
      message.put("size", each.sizeExponent());
      JsonTree.put(message, "source", each.source());
      JsonTree.put(message, "sink", each.sink());
      each.address()
          .ifPresentOrElse(
              at -> message.put("address", FrameLine.hex(at)), () -> message.putNull("address"));
    }
    ArrayNode anomalies = node.putArray("anomalies");
    tloe.anomalies().forEach(anomalies::add);
  }
}
