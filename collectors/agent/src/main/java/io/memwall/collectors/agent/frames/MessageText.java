package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;

/** A message in a few words. */
final class MessageText {
  private MessageText() {}

  /** Channel and name, such as A.Get. */
  static String name(Opcode opcode) {
    return opcode.channel() + "." + opcode.tileLinkName();
  }

  /** All that matters, such as {@code A.AcquireBlock NtoB 64B src 8 @0x81121c00}. */
  static String of(Messages messages, int index) {
    Opcode opcode = messages.opcode(index);
    var text = new StringBuilder(name(opcode));
    String param = opcode.params().nameOf(messages.param(index));
    if (!param.isEmpty()) {
      text.append(' ').append(param.equals("?") ? "param " + messages.param(index) : param);
    }
    if (opcode != Opcode.E_GRANT_ACK) {
      text.append(' ').append(bytes(messages.sizeExponent(index)));
      text.append(" src ").append(messages.source(index));
    }
    if (messages.sink(index) != Messages.UNKNOWN) {
      text.append(" sink ").append(messages.sink(index));
    }
    if (messages.hasAddress(index)) {
      text.append(" @").append(address(messages.address(index)));
    }
    if (messages.domain(index) != 0) {
      text.append(" domain ").append(messages.domain(index));
    }
    text.append(messages.isDenied(index) ? " denied" : "");
    return text.append(messages.isCorrupt(index) ? " corrupt" : "").toString();
  }

  static String address(long address) {
    return "0x" + Long.toHexString(address);
  }

  /** 2^n bytes, such as 64B. */
  static String bytes(int sizeExponent) {
    return (1L << sizeExponent) + "B";
  }
}
