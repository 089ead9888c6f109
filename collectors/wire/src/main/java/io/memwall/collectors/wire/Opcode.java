package io.memwall.collectors.wire;

import static io.memwall.collectors.wire.Opcode.Body.DATA;
import static io.memwall.collectors.wire.Opcode.Body.EMPTY;
import static io.memwall.collectors.wire.Opcode.Body.MASKED_DATA;
import static io.memwall.collectors.wire.Opcode.Second.ABSENT;
import static io.memwall.collectors.wire.Opcode.Second.ADDRESS;
import static io.memwall.collectors.wire.Opcode.Second.SINK;

import java.util.Optional;

/**
 * Every TileLink message there is, with the shape it has on the wire (OmniXtend 1.0.3, section on
 * message formats; TileLink 1.8.0, tables 5.2 and 5.3). C opcode 3 and D opcodes 3 and 7 are
 * undefined; channel E has one message and no opcode field.
 */
public enum Opcode {
  A_PUT_FULL_DATA(Channel.A, 0, "PutFullData", ADDRESS, DATA, Params.NONE),
  A_PUT_PARTIAL_DATA(Channel.A, 1, "PutPartialData", ADDRESS, MASKED_DATA, Params.NONE),
  A_ARITHMETIC_DATA(Channel.A, 2, "ArithmeticData", ADDRESS, DATA, Params.ARITHMETIC),
  A_LOGICAL_DATA(Channel.A, 3, "LogicalData", ADDRESS, DATA, Params.LOGICAL),
  A_GET(Channel.A, 4, "Get", ADDRESS, EMPTY, Params.NONE),
  A_INTENT(Channel.A, 5, "Intent", ADDRESS, EMPTY, Params.INTENT),
  A_ACQUIRE_BLOCK(Channel.A, 6, "AcquireBlock", ADDRESS, EMPTY, Params.GROW),
  A_ACQUIRE_PERM(Channel.A, 7, "AcquirePerm", ADDRESS, EMPTY, Params.GROW),
  B_PUT_FULL_DATA(Channel.B, 0, "PutFullData", ADDRESS, DATA, Params.NONE),
  B_PUT_PARTIAL_DATA(Channel.B, 1, "PutPartialData", ADDRESS, MASKED_DATA, Params.NONE),
  B_ARITHMETIC_DATA(Channel.B, 2, "ArithmeticData", ADDRESS, DATA, Params.ARITHMETIC),
  B_LOGICAL_DATA(Channel.B, 3, "LogicalData", ADDRESS, DATA, Params.LOGICAL),
  B_GET(Channel.B, 4, "Get", ADDRESS, EMPTY, Params.NONE),
  B_INTENT(Channel.B, 5, "Intent", ADDRESS, EMPTY, Params.INTENT),
  B_PROBE_BLOCK(Channel.B, 6, "ProbeBlock", ADDRESS, EMPTY, Params.CAP),
  B_PROBE_PERM(Channel.B, 7, "ProbePerm", ADDRESS, EMPTY, Params.CAP),
  C_ACCESS_ACK(Channel.C, 0, "AccessAck", ADDRESS, EMPTY, Params.NONE),
  C_ACCESS_ACK_DATA(Channel.C, 1, "AccessAckData", ADDRESS, DATA, Params.NONE),
  C_HINT_ACK(Channel.C, 2, "HintAck", ADDRESS, EMPTY, Params.NONE),
  C_PROBE_ACK(Channel.C, 4, "ProbeAck", ADDRESS, EMPTY, Params.SHRINK),
  C_PROBE_ACK_DATA(Channel.C, 5, "ProbeAckData", ADDRESS, DATA, Params.SHRINK),
  C_RELEASE(Channel.C, 6, "Release", ADDRESS, EMPTY, Params.SHRINK),
  C_RELEASE_DATA(Channel.C, 7, "ReleaseData", ADDRESS, DATA, Params.SHRINK),
  D_ACCESS_ACK(Channel.D, 0, "AccessAck", ABSENT, EMPTY, Params.NONE),
  D_ACCESS_ACK_DATA(Channel.D, 1, "AccessAckData", ABSENT, DATA, Params.NONE),
  D_HINT_ACK(Channel.D, 2, "HintAck", ABSENT, EMPTY, Params.NONE),
  D_GRANT(Channel.D, 4, "Grant", SINK, EMPTY, Params.CAP),
  D_GRANT_DATA(Channel.D, 5, "GrantData", SINK, DATA, Params.CAP),
  D_RELEASE_ACK(Channel.D, 6, "ReleaseAck", ABSENT, EMPTY, Params.NONE),
  E_GRANT_ACK(Channel.E, 0, "GrantAck", ABSENT, EMPTY, Params.NONE);

  /** What the second word of the message header holds. */
  enum Second {
    ABSENT,
    ADDRESS,
    SINK
  }

  /** What follows the message header: nothing, data words, or byte masks interleaved with data. */
  enum Body {
    EMPTY,
    DATA,
    MASKED_DATA
  }

  /** Number of {@link #kind} values: channel code × 8 + opcode. */
  public static final int KINDS = 48;

  private static final int SIZES = 16;
  private static final Opcode[] BY_KIND = byKind();

  private final Channel channel;
  private final int code;
  private final String tileLinkName;
  private final Second second;
  private final Body body;
  private final Params params;

  @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor, then only read
  private final int[] flitsBySize = new int[SIZES];

  Opcode(Channel channel, int code, String tileLinkName, Second second, Body body, Params params) {
    this.channel = channel;
    this.code = code;
    this.tileLinkName = tileLinkName;
    this.second = second;
    this.body = body;
    this.params = params;
    for (int size = 0; size < SIZES; size++) {
      flitsBySize[size] = headerFlits() + bodyFlits(size);
    }
  }

  public Channel channel() {
    return channel;
  }

  /** The opcode field, 0 to 7; 0 on channel E, which has none. */
  public int code() {
    return code;
  }

  /** TileLink's name, such as "AcquireBlock"; A and B, and C and D, share names. */
  public String tileLinkName() {
    return tileLinkName;
  }

  public Params params() {
    return params;
  }

  /** Channel code × 8 + opcode: a dense index for counters, below {@link #KINDS}. */
  public int kind() {
    return channel.code() * 8 + code;
  }

  /** True when 2^size bytes of payload travel with the message. */
  public boolean hasData() {
    return body != Body.EMPTY;
  }

  /** True for PutPartialData, the only message with byte masks. */
  public boolean hasByteMask() {
    return body == Body.MASKED_DATA;
  }

  public boolean hasAddress() {
    return second == Second.ADDRESS;
  }

  /** True for Grant, GrantData and GrantAck. */
  public boolean hasSink() {
    return second == Second.SINK || this == E_GRANT_ACK;
  }

  /**
   * Words the message takes, its header included; also what it costs in credits of its channel.
   *
   * @param size the size field n, 0 to 15
   */
  public int flits(int size) {
    return flitsBySize[size];
  }

  /** Payload bytes: 2^size with data, otherwise 0. */
  public int payloadBytes(int size) {
    return hasData() ? 1 << size : 0;
  }

  /** The message of a channel (1 to 5) and opcode (0 to 7); empty where none is defined. */
  public static Optional<Opcode> of(int channel, int opcode) {
    boolean inRange = Channel.isDefined(channel) && opcode >= 0 && opcode < 8;
    return inRange ? Optional.ofNullable(BY_KIND[channel * 8 + opcode]) : Optional.empty();
  }

  /** For the hot path: null where no message is defined. Any opcode bits do on channel E. */
  static Opcode ofHeader(long header) {
    int kind = (int) (header >>> 57) & 0x3F;
    return kind < KINDS ? BY_KIND[kind] : null;
  }

  int headerFlits() {
    return second == Second.ABSENT ? 1 : 2;
  }

  boolean hasSecondWord() {
    return second != Second.ABSENT;
  }

  private int bodyFlits(int size) {
    int data = size < 3 ? 1 : 1 << (size - 3);
    int masks = size <= 6 ? 1 : 1 << (size - 6);
    return switch (body) {
      case EMPTY -> 0;
      case DATA -> data;
      case MASKED_DATA -> masks + data;
    };
  }

  private static Opcode[] byKind() {
    Opcode[] table = new Opcode[KINDS];
    for (Opcode opcode : values()) {
      table[opcode.kind()] = opcode;
    }
    for (int code = 1; code < 8; code++) {
      table[E_GRANT_ACK.kind() + code] = E_GRANT_ACK;
    }
    return table;
  }
}
