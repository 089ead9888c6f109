package io.memwall.collectors.simulator.fabric;

/** The TileLink messages with their opcodes and lengths (OmniXtend 1.0.3, 4 and A.1). */
public enum Kind {
  PUT_FULL(Channel.A, 0, 2, Body.DATA),
  PUT_PARTIAL(Channel.A, 1, 2, Body.MASKED_DATA),
  ARITHMETIC(Channel.A, 2, 2, Body.DATA),
  LOGICAL(Channel.A, 3, 2, Body.DATA),
  GET(Channel.A, 4, 2, Body.NONE),
  INTENT(Channel.A, 5, 2, Body.NONE),
  ACQUIRE_BLOCK(Channel.A, 6, 2, Body.NONE),
  ACQUIRE_PERM(Channel.A, 7, 2, Body.NONE),
  PROBE_BLOCK(Channel.B, 6, 2, Body.NONE),
  PROBE_PERM(Channel.B, 7, 2, Body.NONE),
  PROBE_ACK(Channel.C, 4, 2, Body.NONE),
  PROBE_ACK_DATA(Channel.C, 5, 2, Body.DATA),
  RELEASE(Channel.C, 6, 2, Body.NONE),
  RELEASE_DATA(Channel.C, 7, 2, Body.DATA),
  ACCESS_ACK(Channel.D, 0, 1, Body.NONE),
  ACCESS_ACK_DATA(Channel.D, 1, 1, Body.DATA),
  HINT_ACK(Channel.D, 2, 1, Body.NONE),
  GRANT(Channel.D, 4, 2, Body.NONE),
  GRANT_DATA(Channel.D, 5, 2, Body.DATA),
  RELEASE_ACK(Channel.D, 6, 1, Body.NONE),
  GRANT_ACK(Channel.E, 0, 1, Body.NONE);

  /** What follows the header words. */
  enum Body {
    NONE,
    DATA,
    /** Groups of a word of byte enables and the up to eight words it is about. */
    MASKED_DATA
  }

  private final Channel channel;
  private final int opcode;
  private final int headerFlits;
  private final Body body;

  Kind(Channel channel, int opcode, int headerFlits, Body body) {
    this.channel = channel;
    this.opcode = opcode;
    this.headerFlits = headerFlits;
    this.body = body;
  }

  public Channel channel() {
    return channel;
  }

  /** 0..7; 0 on channel E, which has no opcode. */
  public int opcode() {
    return opcode;
  }

  /** Whether 2^size bytes of memory content travel with it. */
  public boolean hasData() {
    return body != Body.NONE;
  }

  /** 8-byte words before the data. */
  int headerFlits() {
    return headerFlits;
  }

  boolean hasMask() {
    return body == Body.MASKED_DATA;
  }
}
