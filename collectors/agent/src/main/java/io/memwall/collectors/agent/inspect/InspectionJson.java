package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An inspection as JSON. Missing values are null; what could exceed 53 bits is a string:
 * hexadecimal for ids and addresses, decimal for epoch nanoseconds.
 */
final class InspectionJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private InspectionJson() {}

  static String of(Inspection inspection) {
    ObjectNode root = JSON.createObjectNode();
    file(root, inspection.file());
    root.put("frames", inspection.frames());
    root.put("tloe_frames", inspection.tloeFrames());
    inspection
        .time()
        .ifPresentOrElse(
            time -> {
              ObjectNode node = root.putObject("time");
              node.put("first", instant(time.first()).toString());
              node.put("last", instant(time.last()).toString());
              node.put("first_ns", Long.toString(time.first()));
              node.put("last_ns", Long.toString(time.last()));
              node.put("span_ns", time.last() - time.first());
            },
            () -> root.putNull("time"));
    inspection
        .timeResolutionNanos()
        .ifPresentOrElse(
            nanos -> root.put("ts_resolution_ns", nanos), () -> root.putNull("ts_resolution_ns"));
    etherTypes(root.putArray("ethertypes"), inspection);
    ArrayNode connections = root.putArray("connections");
    inspection.connections().forEach(each -> connection(connections.addObject(), each));
    counts(root.putObject("rejects"), inspection.rejects());
    ArrayNode hints = root.putArray("hints");
    inspection.hints().forEach(hints::add);
    return written(root, true);
  }

  static String line(FrameLine line) {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", line.number());
    node.put("t_ns", Long.toString(line.epochNanos()));
    node.put("since_first_ns", line.sinceFirstNanos());
    node.put("interface", line.interfaceName());
    line.addresses()
        .ifPresent(
            addresses -> {
              node.put("mac_src", addresses.source());
              node.put("mac_dst", addresses.destination());
              node.put("ethertype", etherType(addresses.etherType()));
            });
    line.tloe().ifPresent(tloe -> tloe(node, tloe));
    line.reject().ifPresent(reject -> node.put("reject", reject));
    return written(node, false);
  }

  private static void file(ObjectNode root, Inspection.CaptureFile file) {
    root.put("file", file.name());
    root.put("format", file.encoding().format().label());
    root.put("compression", file.encoding().compression());
    root.put("size_bytes", file.bytes().size());
    root.put("sha256", file.bytes().sha256());
    ArrayNode interfaces = root.putArray("interfaces");
    file.interfaces().forEach(interfaces::add);
    counts(root.putObject("foreign_frames"), file.foreignFrames());
    file.cut()
        .ifPresentOrElse(
            cut -> {
              ObjectNode node = root.putObject("cut");
              node.put("offset", cut.offset());
              node.put("record_offset", cut.recordOffset());
              node.put("reason", cut.reason());
            },
            () -> root.putNull("cut"));
  }

  private static void etherTypes(ArrayNode array, Inspection inspection) {
    for (Inspection.EtherTypeCount each : inspection.etherTypes()) {
      ObjectNode node = array.addObject();
      node.put("ethertype", etherType(each.etherType()));
      node.put("frames", each.frames());
      node.put("read", each.read());
    }
  }

  private static void connection(ObjectNode node, Inspection.Connection connection) {
    node.put("conn_id", connection.id());
    node.put("interface", connection.interfaceName());
    node.put("inc", connection.incarnation());
    put(node, "vlan_outer", connection.vlanOuter());
    put(node, "vlan_inner", connection.vlanInner());
    node.put("vc", connection.vc());
    node.put("ethertype", etherType(connection.etherType()));
    ArrayNode halves = node.putArray("halves");
    connection.halves().forEach(half -> half(halves.addObject(), half));
  }

  private static void half(ObjectNode node, Inspection.Half half) {
    node.put("dir", half.dir());
    node.put("mac_src", half.source());
    node.put("mac_dst", half.destination());
    put(node, "first_seq", half.firstSequence());
    counts(node.putObject("counts"), half.counts());
    ObjectNode messages = node.putObject("messages");
    half.messages()
        .forEach(
            (name, each) -> {
              ObjectNode message = messages.putObject(name);
              message.put("count", each.count());
              message.put("flits", each.flits());
              message.put("payload", each.payload());
            });
    counts(node.putObject("anomalies"), half.anomalies());
  }

  private static void tloe(ObjectNode node, FrameLine.Tloe tloe) {
    put(node, "dir", tloe.dir());
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
      put(message, "source", each.source());
      put(message, "sink", each.sink());
      each.address()
          .ifPresentOrElse(
              at -> message.put("address", FrameLine.hex(at)), () -> message.putNull("address"));
    }
    ArrayNode anomalies = node.putArray("anomalies");
    tloe.anomalies().forEach(anomalies::add);
  }

  private static void counts(ObjectNode node, Map<String, Long> counts) {
    counts.forEach(node::put);
  }

  private static void put(ObjectNode node, String name, OptionalInt value) {
    value.ifPresentOrElse(present -> node.put(name, present), () -> node.putNull(name));
  }

  private static String etherType(int type) {
    return "0x%04X".formatted(type);
  }

  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
  }

  private static String written(ObjectNode node, boolean indented) {
    try {
      ObjectWriter writer = indented ? JSON.writerWithDefaultPrettyPrinter() : JSON.writer();
      return writer.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
