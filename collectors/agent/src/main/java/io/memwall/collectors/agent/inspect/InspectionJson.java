package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.collectors.agent.capture.Survey;
import java.time.Instant;
import java.util.TreeMap;

/**
 * An inspection as JSON. Missing values are null; what could exceed 53 bits is a string:
 * hexadecimal for ids and addresses, decimal for epoch nanoseconds.
 */
final class InspectionJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private InspectionJson() {}

  static ObjectNode tree(Inspection inspection) {
    ObjectNode root = JsonTree.object();
    file(root, inspection.file());
    root.put("frames", inspection.frames());
    root.put("tloe_frames", inspection.tloeFrames());
    time(root, inspection);
    etherTypes(root.putArray("ethertypes"), inspection);
    ArrayNode connections = root.putArray("connections");
    inspection.connections().forEach(each -> connection(connections.addObject(), each));
    rejects(root.putObject("rejects"), inspection);
    ArrayNode taps = root.putArray("taps");
    inspection.taps().forEach(tap -> TapJson.tap(taps.addObject(), tap));
    ArrayNode hints = root.putArray("hints");
    inspection.hints().forEach(hints::add);
    return root;
  }

  private static void time(ObjectNode root, Inspection inspection) {
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
  }

  private static void file(ObjectNode root, Inspection.CaptureFile file) {
    root.put("file", file.name());
    JsonTree.put(root, "format", file.encoding().map(encoding -> encoding.format().label()));
    JsonTree.put(root, "compression", file.encoding().map(Survey.Encoding::compression));
    file.bytes()
        .ifPresentOrElse(
            bytes -> root.put("size_bytes", bytes.size()), () -> root.putNull("size_bytes"));
    JsonTree.put(root, "sha256", file.bytes().map(Survey.Bytes::sha256));
    ArrayNode interfaces = root.putArray("interfaces");
    file.interfaces().forEach(interfaces::add);
    JsonTree.counts(root.putObject("foreign_frames"), file.foreignFrames());
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
      node.put("ethertype", JsonTree.etherType(each.etherType()));
      node.put("frames", each.frames());
      node.put("read", each.read());
    }
  }

  private static void connection(ObjectNode node, ConnectionReport connection) {
    node.put("conn_id", connection.name().id());
    node.put("interface", connection.name().interfaceName());
    node.put("inc", connection.name().incarnation());
    JsonTree.put(node, "vlan_outer", connection.name().vlanOuter());
    JsonTree.put(node, "vlan_inner", connection.name().vlanInner());
    node.put("vc", connection.name().vc());
    node.put("ethertype", JsonTree.etherType(connection.etherType()));
    JsonTree.put(node, "rtt_ns", connection.rttNanos());
    ArrayNode halves = node.putArray("halves");
    connection.halves().forEach(half -> HalfJson.half(halves.addObject(), half));
  }

  private static void rejects(ObjectNode node, Inspection inspection) {
    var rejects = new TreeMap<String, Long>();
    for (TapReport tap : inspection.taps()) {
      tap.rejects().forEach((code, count) -> rejects.merge(code, count, Long::sum));
    }
    JsonTree.counts(node, rejects);
  }

  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
  }
}
