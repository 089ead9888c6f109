package io.memwall.collectors.wire;

import java.util.Objects;

/**
 * The TileLink messages of one frame, at most {@value #CAPACITY}, in the order of their flits. Part
 * of {@link Frame}, with its lifetime; every accessor takes an index below {@link #size} and throws
 * {@link IndexOutOfBoundsException} otherwise.
 *
 * <pre>
 *  63 62  60 59  57 56 55   52 51  48 47    40 39     38      37 26 25      0
 * +--+------+------+--+-------+------+--------+------+-------+-----+---------+
 * |0 | chan | op   |0 | param | size | domain |denied|corrupt|  0  | source  |   channels A to D
 * +--+------+------+--+-------+------+--------+------+-------+-----+---------+
 * |0 | 5    |  0                                                   | sink    |   channel E
 * +--+------+------------------------------------------------------+---------+
 * </pre>
 */
public final class Messages {
  /** A message may start in flits 0 to 63 only. */
  public static final int CAPACITY = 64;

  /** Said of a value that the capture did not hold. */
  public static final int UNKNOWN = -1;

  private static final long DENIED = 1L << 39;
  private static final long CORRUPT = 1L << 38;
  private static final int ID_MASK = 0x3FF_FFFF;

  private final long[] headers = new long[CAPACITY];
  private final long[] seconds = new long[CAPACITY];
  private final int[] starts = new int[CAPACITY];
  private final int[] written = new int[CAPACITY];
  private final Opcode[] opcodes = new Opcode[CAPACITY];
  private long withoutSecond;
  private int size;

  Messages() {}

  public int size() {
    return size;
  }

  public Opcode opcode(int index) {
    return opcodes[checked(index)];
  }

  public Channel channel(int index) {
    return opcode(index).channel();
  }

  /** The param field; see {@link Opcode#params} for its meaning. Always 0 on channel E. */
  public int param(int index) {
    return opcode(index) == Opcode.E_GRANT_ACK ? 0 : (int) (header(index) >>> 52) & 0xF;
  }

  /** The size field n: the message is about 2^n bytes. Always 0 on channel E. */
  public int sizeExponent(int index) {
    return opcode(index) == Opcode.E_GRANT_ACK ? 0 : sizeOf(header(index));
  }

  /** Ordering domain, 0 for none. */
  public int domain(int index) {
    return opcode(index) == Opcode.E_GRANT_ACK ? 0 : (int) (header(index) >>> 40) & 0xFF;
  }

  /** The denied bit; only a slave's answer on channel D may set it. */
  public boolean isDenied(int index) {
    return opcode(index) != Opcode.E_GRANT_ACK && (header(index) & DENIED) != 0;
  }

  /** The corrupt bit; it means something only with data. */
  public boolean isCorrupt(int index) {
    return opcode(index) != Opcode.E_GRANT_ACK && (header(index) & CORRUPT) != 0;
  }

  /** Transaction id, 26 bits; {@link #UNKNOWN} on channel E, which has a sink instead. */
  public int source(int index) {
    return opcode(index) == Opcode.E_GRANT_ACK ? UNKNOWN : (int) header(index) & ID_MASK;
  }

  /** True when {@link #address} holds one: channels A to C, unless the capture cut it off. */
  public boolean hasAddress(int index) {
    return opcode(index).hasAddress() && isSecondCaptured(index);
  }

  /** Unsigned 64-bit byte address; 0 without {@link #hasAddress}. */
  public long address(int index) {
    return hasAddress(index) ? seconds[index] : 0;
  }

  /** Sink id, 26 bits, of Grant, GrantData and GrantAck; otherwise {@link #UNKNOWN}. */
  public int sink(int index) {
    Opcode opcode = opcode(index);
    if (opcode == Opcode.E_GRANT_ACK) {
      return (int) header(index) & ID_MASK;
    }
    return opcode.hasSink() && isSecondCaptured(index) ? (int) seconds[index] & ID_MASK : UNKNOWN;
  }

  /** The flit at which the message starts, 0 to 63. */
  public int startFlit(int index) {
    return starts[checked(index)];
  }

  /** Words of the message on the wire. */
  public int flits(int index) {
    return opcode(index).flits(sizeExponent(index));
  }

  /** 2^n for a message with data, otherwise 0. */
  public int payloadBytes(int index) {
    return opcode(index).payloadBytes(sizeExponent(index));
  }

  /**
   * Bytes a message writes: the population of the byte masks for PutPartialData ({@link #UNKNOWN}
   * when they were cut off), otherwise the payload. Do not trust it for senders that invert the
   * mask (the Rust endpoint does).
   */
  public int bytesWritten(int index) {
    return opcode(index).hasByteMask() ? written[index] : payloadBytes(index);
  }

  /** The first header word as it came, reserved bits included. */
  public long header(int index) {
    return headers[checked(index)];
  }

  /** The second header word as it came; 0 where there is none or it was cut off. */
  public long secondWord(int index) {
    return seconds[checked(index)];
  }

  static int sizeOf(long header) {
    return (int) (header >>> 48) & 0xF;
  }

  void clear() {
    size = 0;
    withoutSecond = 0;
  }

  /** Adds a message whose second word was not captured, or that has none. */
  int add(int flit, long header, Opcode opcode) {
    int index = size++;
    starts[index] = flit;
    headers[index] = header;
    seconds[index] = 0;
    written[index] = UNKNOWN;
    opcodes[index] = opcode;
    withoutSecond |= 1L << index;
    return index;
  }

  void second(int index, long word) {
    seconds[index] = word;
    withoutSecond &= ~(1L << index);
  }

  void written(int index, int bytes) {
    written[index] = bytes;
  }

  /** True when {@link #secondWord} holds what was sent. */
  public boolean isSecondCaptured(int index) {
    return (withoutSecond & (1L << index)) == 0;
  }

  private int checked(int index) {
    return Objects.checkIndex(index, size);
  }
}
