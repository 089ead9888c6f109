package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;

/**
 * One message with when and where it was seen: a flyweight that its owner points at message after
 * message, at those of the frame at hand as at those that had to wait for their delivery. Valid
 * during a call only.
 */
public final class MessageView {
  private static final int ID_MASK = 0x3FF_FFFF;
  private static final long DENIED = 1L << 39;
  private static final long CORRUPT = 1L << 38;
  private static final Opcode[] BY_KIND = byKind();

  private Opcode opcode = Opcode.A_GET;
  private long header;
  private long second;
  private boolean secondCaptured;
  private int bytesWritten;
  private long nanos;
  private long frameNumber;
  private boolean retransmitted;
  private int sequence;

  /** Points at a message of the frame at hand. {@link #seen} says when and where. */
  public MessageView of(Messages messages, int index) {
    opcode = messages.opcode(index);
    header = messages.header(index);
    second = messages.secondWord(index);
    secondCaptured = messages.isSecondCaptured(index);
    bytesWritten = messages.bytesWritten(index);
    return this;
  }

  /**
   * Points at a message kept by its words.
   *
   * @param header the first word, of a defined message
   * @param second the second word; not read unless {@code secondCaptured}
   * @param bytesWritten as {@link Messages#bytesWritten} gave it
   * @throws IllegalArgumentException when no message has this header
   */
  public MessageView of(long header, long second, boolean secondCaptured, int bytesWritten) {
    int kind = (int) (header >>> 57) & 0x3F;
    Opcode found = kind < Opcode.KINDS ? BY_KIND[kind] : null;
    if (found == null) {
      throw new IllegalArgumentException("no message has the header " + Long.toHexString(header));
    }
    this.opcode = found;
    this.header = header;
    this.second = second;
    this.secondCaptured = secondCaptured;
    this.bytesWritten = bytesWritten;
    return this;
  }

  /**
   * Says when and where the message was first seen.
   *
   * @param nanos capture time in ns since the Unix epoch
   * @param frameNumber the frame's number at this tap, from 1
   * @param retransmitted true when the frame was sent more than once
   */
  public MessageView seen(long nanos, long frameNumber, boolean retransmitted) {
    this.nanos = nanos;
    this.frameNumber = frameNumber;
    this.retransmitted = retransmitted;
    return this;
  }

  /** Says which number the frame took. */
  public MessageView numbered(int number) {
    this.sequence = number;
    return this;
  }

  public Opcode opcode() {
    return opcode;
  }

  public Channel channel() {
    return opcode.channel();
  }

  /** The param field; always 0 on channel E. */
  public int param() {
    return isE() ? 0 : (int) (header >>> 52) & 0xF;
  }

  /** The size field n; always 0 on channel E. */
  public int sizeExponent() {
    return isE() ? 0 : (int) (header >>> 48) & 0xF;
  }

  /** Ordering domain, 0 for none. */
  public int domain() {
    return isE() ? 0 : (int) (header >>> 40) & 0xFF;
  }

  public boolean denied() {
    return !isE() && (header & DENIED) != 0;
  }

  public boolean corrupt() {
    return !isE() && (header & CORRUPT) != 0;
  }

  /** Transaction id, 26 bits; {@link Messages#UNKNOWN} on channel E. */
  public int source() {
    return isE() ? Messages.UNKNOWN : (int) header & ID_MASK;
  }

  public boolean hasAddress() {
    return secondCaptured && opcode.hasAddress();
  }

  /** Unsigned 64-bit byte address; 0 without {@link #hasAddress}. */
  public long address() {
    return hasAddress() ? second : 0;
  }

  /** Sink id of grants and GrantAck, 26 bits; otherwise {@link Messages#UNKNOWN}. */
  public int sink() {
    if (isE()) {
      return (int) header & ID_MASK;
    }
    return secondCaptured && opcode.hasSink() ? (int) second & ID_MASK : Messages.UNKNOWN;
  }

  public int flits() {
    return opcode.flits(sizeExponent());
  }

  /** 2^n for a message with data, otherwise 0. */
  public int payloadBytes() {
    return opcode.payloadBytes(sizeExponent());
  }

  /** As {@link Messages#bytesWritten}. */
  public int bytesWritten() {
    return bytesWritten;
  }

  /** Capture time in ns since the Unix epoch. */
  public long nanos() {
    return nanos;
  }

  /** The frame's number at this tap, from 1. */
  public long frameNumber() {
    return frameNumber;
  }

  public boolean retransmitted() {
    return retransmitted;
  }

  /** The sequence number of the frame, 22 bits: the same at every tap. */
  public int sequence() {
    return sequence;
  }

  /** The first word, to keep. */
  public long header() {
    return header;
  }

  static Opcode opcodeOf(long header) {
    return BY_KIND[(int) (header >>> 57) & 0x3F];
  }

  private boolean isE() {
    return opcode == Opcode.E_GRANT_ACK;
  }

  private static Opcode[] byKind() {
    Opcode[] table = new Opcode[Opcode.KINDS];
    for (Opcode opcode : Opcode.values()) {
      table[opcode.kind()] = opcode;
    }
    for (int code = 1; code < 8; code++) {
      table[Opcode.E_GRANT_ACK.kind() + code] = Opcode.E_GRANT_ACK;
    }
    return table;
  }
}
