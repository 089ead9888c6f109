package io.memwall.collectors.wire;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What {@link FrameDecoder} read from the last frame. One instance per decoder: valid until its
 * next frame, and only while the caller's buffer keeps its bytes. Not thread-safe.
 *
 * <pre>
 *  63  61 60   57 56 54 53       32 31       10  9   8  7   5 4      0
 * +------+-------+-----+-----------+-----------+---+---+------+--------+
 * |  vc  | type  |  0  |  sequence | acked seq |ack| 0 | chan | credit |   word 0, big-endian
 * +------+-------+-----+-----------+-----------+---+---+------+--------+
 * |  body: flits 0 .. N-3, messages and zero padding                   |   words 1 .. N-2
 * +--------------------------------------------------------------------+
 * |  frame mask: bit i set when a message starts at flit i             |   word N-1
 * +--------------------------------------------------------------------+
 * </pre>
 *
 * <p>After a reject only the addresses, tags and EtherType mean anything, and after {@link
 * Reject#SHORT_ETH} nothing does.
 */
public final class Frame {
  /** Sequence numbers count modulo 2^22. */
  public static final int SEQUENCE_MASK = 0x3F_FFFF;

  final EthernetHeader ethernet = new EthernetHeader();
  final Messages messages = new Messages();
  final Anomalies anomalies = new Anomalies();
  ByteBuffer buffer;
  int payload;
  int length;
  int flits;
  int capturedFlits;
  boolean maskCaptured;
  boolean fcsCaptured;
  int fcs;
  long header;
  FrameType type = FrameType.NORMAL;
  long mask;
  int stopFlit;

  Frame() {}

  /** Destination, source, tags and EtherType. */
  public EthernetHeader ethernet() {
    return ethernet;
  }

  public Messages messages() {
    return messages;
  }

  public Anomalies anomalies() {
    return anomalies;
  }

  /** L: bytes on the wire from the destination address on, without FCS and tap trailer. */
  public int length() {
    return length;
  }

  /** Bytes on the wire, FCS included. */
  public int frameBytes() {
    return length + 4;
  }

  /** What the frame takes of the link, in bytes: padding, FCS, preamble and gap included. */
  public int wireBytes() {
    return Math.max(length, 60) + 24;
  }

  /** The header word as it came. */
  public long header() {
    return header;
  }

  /** Virtual channel, 0 to 7. */
  public int vc() {
    return (int) (header >>> 61);
  }

  public FrameType type() {
    return type;
  }

  /** The type field, 0 to 15. */
  public int typeCode() {
    return (int) (header >>> 57) & 0xF;
  }

  public int sequence() {
    return (int) (header >>> 32) & SEQUENCE_MASK;
  }

  public int ackSequence() {
    return (int) (header >>> 10) & SEQUENCE_MASK;
  }

  /** True for ACK, false for NAK. */
  public boolean isAck() {
    return (header & 0x200) != 0;
  }

  /** Channel whose credits are returned, 1 to 5; 0 means that {@link #creditExponent} is void. */
  public int creditChannel() {
    return (int) (header >>> 5) & 7;
  }

  /** The credit field: 2^n flits are returned. */
  public int creditExponent() {
    return (int) header & 0x1F;
  }

  /** Flits returned: 0 without a channel, and on acknowledgement-only frames. */
  public long creditFlits() {
    boolean returned = creditChannel() != 0 && type() != FrameType.ACK_ONLY;
    return returned ? 1L << creditExponent() : 0;
  }

  /** Words between header and mask on the wire. */
  public int flits() {
    return flits;
  }

  /** Of these, the words that were captured. */
  public int capturedFlits() {
    return capturedFlits;
  }

  /** False when the capture cut the frame before its last word. */
  public boolean isMaskCaptured() {
    return maskCaptured;
  }

  /** The frame mask; 0 when it was not captured. */
  public long mask() {
    return mask;
  }

  /** True when the capture holds the frame check sequence. */
  public boolean isFcsCaptured() {
    return fcsCaptured;
  }

  /** The frame check sequence, its first byte on the wire highest; 0 when not captured. */
  public int fcs() {
    return fcs;
  }

  /**
   * True when a faulty message header ended the reading: messages behind it are unknown, but the
   * frame's header stands.
   */
  public boolean isStopped() {
    return stopFlit >= 0;
  }

  /** The flit at which reading ended early; -1 when it did not. */
  public int stopFlit() {
    return stopFlit;
  }

  /**
   * A word of the body, 0 to {@link #capturedFlits} - 1.
   *
   * @throws IndexOutOfBoundsException for any other flit
   */
  public long bodyWord(int flit) {
    Objects.checkIndex(flit, capturedFlits);
    return word(flit);
  }

  long word(int flit) {
    return Words.u64(buffer, payload + Words.BYTES * (flit + 1));
  }
}
