package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fields of the words of a frame, and how they are drawn. */
final class BitFields {
  private BitFields() {}

  static List<BitField> header(Frame frame) {
    String type = frame.type().name().toLowerCase(Locale.ROOT);
    boolean unused = frame.typeCode() >= FrameType.values().length;
    return List.of(
        new BitField("vc", 63, 61, ""),
        new BitField("type", 60, 57, unused ? "reserved, read as normal" : type),
        new BitField("reserved", 56, 54, ""),
        new BitField("sequence", 53, 32, hex(frame.sequence())),
        new BitField("ack sequence", 31, 10, hex(frame.ackSequence())),
        new BitField("ack", 9, 9, frame.isAck() ? "ACK" : "NAK"),
        new BitField("reserved", 8, 8, ""),
        new BitField("channel", 7, 5, channel(frame)),
        new BitField("credit", 4, 0, credit(frame)));
  }

  private static String channel(Frame frame) {
    return frame.creditChannel() == 0
        ? "no credit returned"
        : Channel.of(frame.creditChannel()).map(Channel::name).orElse("reserved");
  }

  private static String credit(Frame frame) {
    return frame.creditFlits() == 0 ? "ignored" : flits(frame.creditFlits());
  }

  static List<BitField> message(Messages messages, int index) {
    Opcode opcode = messages.opcode(index);
    if (opcode == Opcode.E_GRANT_ACK) {
      return List.of(
          new BitField("reserved", 63, 63, ""),
          new BitField("channel", 62, 60, "E"),
          new BitField("reserved", 59, 26, ""),
          new BitField("sink", 25, 0, hex(messages.sink(index))));
    }
    String param = opcode.params().nameOf(messages.param(index));
    int size = messages.sizeExponent(index);
    return List.of(
        new BitField("reserved", 63, 63, ""),
        new BitField("channel", 62, 60, opcode.channel().name()),
        new BitField("opcode", 59, 57, opcode.tileLinkName()),
        new BitField("reserved", 56, 56, ""),
        new BitField("param", 55, 52, param.equals("?") ? "undefined" : param),
        new BitField("size", 51, 48, MessageText.bytes(size) + ", " + flits(messages.flits(index))),
        new BitField("domain", 47, 40, ""),
        new BitField("denied", 39, 39, ""),
        new BitField("corrupt", 38, 38, ""),
        new BitField("reserved", 37, 26, ""),
        new BitField("source", 25, 0, hex(messages.source(index))));
  }

  static List<BitField> sink(Messages messages, int index) {
    return List.of(
        new BitField("reserved", 63, 26, ""),
        new BitField("sink", 25, 0, hex(messages.sink(index))));
  }

  /** A ruler with each field's highest bit, the bits between bars, then a line per field. */
  static List<String> drawn(List<BitField> fields, long word) {
    var ruler = new StringBuilder();
    var bits = new StringBuilder("|");
    for (BitField field : fields) {
      String high = Integer.toString(field.high());
      boolean free = ruler.length() < bits.length();
      if (free && high.length() <= field.width() + 1) {
        ruler.append(" ".repeat(bits.length() - ruler.length())).append(high);
      }
      bits.append(field.digits(word)).append('|');
    }
    var lines = new ArrayList<String>();
    lines.add(ruler.toString());
    lines.add(bits.toString());
    for (BitField field : fields) {
      lines.add(line(field, word));
    }
    return lines;
  }

  private static String line(BitField field, long word) {
    String bits = field.width() == 1 ? "" + field.high() : field.high() + ":" + field.low();
    return String.format(
            Locale.ROOT, "%-12s %5s  %d  %s", field.name(), bits, field.of(word), field.meaning())
        .stripTrailing();
  }

  private static String flits(long count) {
    return count == 1 ? "1 flit" : count + " flits";
  }

  private static String hex(int value) {
    return "0x" + Integer.toHexString(value);
  }
}
