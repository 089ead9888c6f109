package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.Arrays;

/** What each captured word of a TLoE frame is: header, flits, mask, in the order of the wire. */
final class WordRoles {
  /** A byte mask covers the eight data words behind it. */
  private static final int GROUP = 9;

  private static final int WORD = Long.BYTES;

  private final Frame frame;
  private final String[] flits;

  WordRoles(Frame frame) {
    this.frame = frame;
    this.flits = new String[frame.capturedFlits()];
    Arrays.fill(flits, "");
    for (int i = 0; i < frame.messages().size(); i++) {
      name(frame.messages(), i);
    }
    for (int flit = 0; flit < flits.length; flit++) {
      if (flits[flit].isEmpty()) {
        flits[flit] = unclaimed(flit);
      }
    }
  }

  /** Header, captured flits, and the mask if captured. */
  int count() {
    return 1 + flits.length + (frame.isMaskCaptured() ? 1 : 0);
  }

  long value(int word) {
    if (word == 0) {
      return frame.header();
    }
    return word <= flits.length ? frame.bodyWord(word - 1) : frame.mask();
  }

  String name(int word) {
    if (word == 0) {
      return "TLoE header";
    }
    return word <= flits.length ? flits[word - 1] : "frame mask";
  }

  private String unclaimed(int flit) {
    if (frame.isStopped() && flit >= frame.stopFlit()) {
      return flit == frame.stopFlit() ? "unreadable message" : "not read";
    }
    return frame.bodyWord(flit) == 0 ? "padding" : "outside all messages";
  }

  private void name(Messages messages, int index) {
    Opcode opcode = messages.opcode(index);
    String name = MessageText.name(opcode);
    int start = messages.startFlit(index);
    int end = Math.min(flits.length, start + messages.flits(index));
    for (int flit = start; flit < end; flit++) {
      flits[flit] = name + " " + part(messages, index, flit - start);
    }
  }

  private static String part(Messages messages, int index, int at) {
    Opcode opcode = messages.opcode(index);
    if (at == 0) {
      return "header";
    }
    boolean sink = opcode.hasSink() && opcode != Opcode.E_GRANT_ACK;
    boolean second = opcode.hasAddress() || sink;
    if (at == 1 && second) {
      return opcode.hasAddress() ? "address" : "sink";
    }
    int body = at - (second ? 2 : 1);
    if (!opcode.hasByteMask()) {
      return data(messages, index, body);
    }
    return body % GROUP == 0
        ? "byte mask " + body / GROUP
        : data(messages, index, body - body / GROUP - 1);
  }

  private static String data(Messages messages, int index, int word) {
    int bytes = 1 << messages.sizeExponent(index);
    int first = word * WORD;
    int last = Math.min(bytes, first + WORD) - 1;
    return "data " + last + ".." + first;
  }
}
