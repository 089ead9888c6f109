package io.memwall.collectors.simulator.fabric;

/** The messages the model sends, with their opcodes and lengths (OmniXtend 1.0.3, 4 and A.1). */
public enum Kind {
  PUT_FULL(Channel.A, 0, 2, true),
  GET(Channel.A, 4, 2, false),
  ACQUIRE_BLOCK(Channel.A, 6, 2, false),
  PROBE_BLOCK(Channel.B, 6, 2, false),
  PROBE_ACK(Channel.C, 4, 2, false),
  PROBE_ACK_DATA(Channel.C, 5, 2, true),
  ACCESS_ACK(Channel.D, 0, 1, false),
  ACCESS_ACK_DATA(Channel.D, 1, 1, true),
  GRANT_DATA(Channel.D, 5, 2, true),
  GRANT_ACK(Channel.E, 0, 1, false);

  private final Channel channel;
  private final int opcode;
  private final int headerFlits;
  private final boolean data;

  Kind(Channel channel, int opcode, int headerFlits, boolean data) {
    this.channel = channel;
    this.opcode = opcode;
    this.headerFlits = headerFlits;
    this.data = data;
  }

  public Channel channel() {
    return channel;
  }

  /** 0..7; 0 on channel E, which has no opcode. */
  public int opcode() {
    return opcode;
  }

  /** 8-byte words before the data. */
  int headerFlits() {
    return headerFlits;
  }

  boolean hasData() {
    return data;
  }
}
