package io.memwall.collectors.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;

/** Renders a decoded frame with every field the golden file has, and in its words. */
final class FrameFields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GROUP_FLITS = 9;

  private final Frame frame;

  FrameFields(Frame frame) {
    this.frame = frame;
  }

  ObjectNode toJson() {
    ObjectNode out = JSON.createObjectNode();
    out.put("etherType", frame.ethernet().etherType());
    ArrayNode vlan = out.putArray("vlan");
    for (int i = 0; i < frame.ethernet().tags(); i++) {
      int tag = i == 0 ? frame.ethernet().outerTag() : frame.ethernet().innerTag();
      vlan.addArray().add(tag >>> 16).add(tag & 0xFFFF);
    }
    out.put("fcs", frame.isFcsCaptured() ? HexFormat.of().toHexDigits(frame.fcs()) : null);
    header(out.putObject("header"));
    out.put("flits", frame.flits());
    out.put("mask", "0x" + hex(frame.mask()));
    ArrayNode anomalies = out.putArray("anomalies");
    for (int i = 0; i < frame.anomalies().logged(); i++) {
      anomalies.add(frame.anomalies().at(i).code());
    }
    ArrayNode messages = out.putArray("messages");
    for (int i = 0; i < frame.messages().size(); i++) {
      message(messages.addObject(), i);
    }
    if (frame.isStopped()) {
      fault(messages.addObject());
    }
    return out;
  }

  private void header(ObjectNode out) {
    out.put("vc", frame.vc()).put("type", frame.typeCode());
    out.put("reserved", bits(frame.header(), 54, 3));
    out.put("sequence", frame.sequence()).put("ackSequence", frame.ackSequence());
    out.put("ack", frame.isAck() ? 1 : 0).put("reserved8", bits(frame.header(), 8, 1));
    out.put("creditChannel", frame.creditChannel()).put("creditExponent", frame.creditExponent());
  }

  private void message(ObjectNode out, int index) {
    Messages messages = frame.messages();
    Opcode opcode = messages.opcode(index);
    long word = messages.header(index);
    out.put("startFlit", messages.startFlit(index)).put("channel", opcode.channel().code());
    out.put("name", opcode.tileLinkName()).put("flits", messages.flits(index));
    out.put("reserved63", bits(word, 63, 1));
    if (messages.sink(index) != Messages.UNKNOWN) {
      out.put("sink", messages.sink(index));
    }
    if (opcode == Opcode.E_GRANT_ACK) {
      out.put("reserved", bits(word, 26, 34));
      return;
    }
    out.put("opcode", opcode.code()).put("param", messages.param(index));
    out.put("size", messages.sizeExponent(index)).put("domain", messages.domain(index));
    out.put("denied", messages.isDenied(index) ? 1 : 0);
    out.put("corrupt", messages.isCorrupt(index) ? 1 : 0);
    out.put("source", messages.source(index));
    out.put("reserved", bits(word, 26, 12)).put("reserved56", bits(word, 56, 1));
    boolean named = opcode.params().allows(messages.param(index));
    out.put("paramName", named ? opcode.params().nameOf(messages.param(index)) : null);
    second(out, index, opcode);
    payload(out, index, opcode);
  }

  private void second(ObjectNode out, int index, Opcode opcode) {
    if (opcode.hasSink()) {
      out.put("sinkReserved", bits(frame.messages().secondWord(index), 26, 38));
    }
    if (frame.messages().hasAddress(index)) {
      out.put("address", "0x" + hex(frame.messages().address(index)));
    }
  }

  private void payload(ObjectNode out, int index, Opcode opcode) {
    if (!opcode.hasData()) {
      return;
    }
    ArrayNode masks = opcode.hasByteMask() ? out.putArray("maskWords") : null;
    ArrayNode data = out.putArray("dataWords");
    int start = frame.messages().startFlit(index) + opcode.headerFlits();
    int end = frame.messages().startFlit(index) + frame.messages().flits(index);
    for (int flit = start; flit < Math.min(end, frame.capturedFlits()); flit++) {
      boolean isMask = masks != null && (flit - start) % GROUP_FLITS == 0;
      (isMask ? masks : data).add(hex(frame.bodyWord(flit)));
    }
  }

  /** The golden file lists a message that stopped the reading with what its first word says. */
  private void fault(ObjectNode out) {
    long word = frame.bodyWord(frame.stopFlit());
    out.put("startFlit", frame.stopFlit()).put("channel", bits(word, 60, 3));
    out.put("opcode", bits(word, 57, 3));
    Anomaly reason = frame.anomalies().at(frame.anomalies().logged() - 1);
    out.put("fault", reason.code().substring("msg_".length()));
    Opcode opcode = Opcode.ofHeader(word);
    if (opcode != null) {
      out.put("name", opcode.tileLinkName()).put("param", bits(word, 52, 4));
      out.put("size", bits(word, 48, 4)).put("domain", bits(word, 40, 8));
      out.put("denied", bits(word, 39, 1)).put("corrupt", bits(word, 38, 1));
      out.put("reserved", bits(word, 26, 12)).put("source", bits(word, 0, 26));
      out.put("reserved56", bits(word, 56, 1)).put("reserved63", bits(word, 63, 1));
      out.put("paramName", opcode.params().nameOf((int) bits(word, 52, 4)));
      out.put("flits", opcode.flits((int) bits(word, 48, 4)));
    }
  }

  private static long bits(long word, int lowest, int width) {
    return (word >>> lowest) & ((1L << width) - 1);
  }

  private static String hex(long word) {
    return HexFormat.of().toHexDigits(word);
  }
}
