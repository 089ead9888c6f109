package io.memwall.collectors.agent.capture;

import java.nio.ByteBuffer;

/**
 * A view of the frame a source stands on. The bytes belong to the source and are valid until its
 * next poll.
 */
public final class Frame {
  /** Which way a frame passed its interface, as far as the source says. */
  public enum Direction {
    UNKNOWN(0),
    INBOUND(1),
    OUTBOUND(2);

    private final int code;

    Direction(int code) {
      this.code = code;
    }

    /** The code pcapng uses in its flags. */
    int code() {
      return code;
    }

    static Direction of(int code) {
      return switch (code) {
        case 1 -> INBOUND;
        case 2 -> OUTBOUND;
        default -> UNKNOWN;
      };
    }
  }

  /** The years 1823 to 2116: what a damaged time stamp says beyond is as good as its edge. */
  private static final long FARTHEST = 1L << 62;

  private static final int ADDRESS_BYTES = 12;
  private static final int TAG_BYTES = 4;

  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int offset;
  private int capturedLength;
  private int wireLength;
  private long epochNanos;
  private int interfaceIndex;
  private Direction direction = Direction.UNKNOWN;
  private long lostBefore;
  private long gapBeforeNanos;

  /** Big-endian buffer that holds the frame at {@link #offset()}. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of the first byte, the destination MAC address. */
  public int offset() {
    return offset;
  }

  /** Bytes present, at most {@link #wireLength()}. */
  public int capturedLength() {
    return capturedLength;
  }

  /** Bytes the frame had before a snap length cut it. */
  public int wireLength() {
    return wireLength;
  }

  /** Nanoseconds since the Unix epoch, UTC. */
  public long epochNanos() {
    return epochNanos;
  }

  /** Index of the interface within {@link FrameSource#interfaces()}. */
  public int interfaceIndex() {
    return interfaceIndex;
  }

  public Direction direction() {
    return direction;
  }

  /**
   * Frames that the source lost at this frame's interface since the frame before: a blind spell
   * that nobody planned. 0 where none was lost or the source cannot tell.
   */
  public long lostBefore() {
    return lostBefore;
  }

  /**
   * How long the source looked away on purpose before this frame, in nanoseconds; 0 when it did
   * not. What passed meanwhile is not lost: it was never meant to be seen.
   */
  public long gapBeforeNanos() {
    return gapBeforeNanos;
  }

  /**
   * For sources: points at {@code capturedLength} bytes of a big-endian buffer; a wire length below
   * that is taken for a mistake.
   */
  public void bytes(ByteBuffer buffer, int offset, int capturedLength, long wireLength) {
    this.buffer = buffer;
    this.offset = offset;
    this.capturedLength = capturedLength;
    this.wireLength = (int) Math.min(Integer.MAX_VALUE, Math.max(capturedLength, wireLength));
  }

  /**
   * For sources: puts a VLAN tag back that was taken out of the frame, in place. The two addresses
   * move four bytes to the front; there must be room before the frame.
   *
   * @param tpid such as 0x8100
   * @param tci priority and VLAN id
   */
  public void insertTag(int tpid, int tci) {
    int to = offset - TAG_BYTES;
    long first = buffer.getLong(offset);
    int second = buffer.getInt(offset + Long.BYTES);
    buffer.putLong(to, first).putInt(to + Long.BYTES, second);
    buffer.putInt(to + ADDRESS_BYTES, (tpid << Short.SIZE) | (tci & 0xffff));
    offset = to;
    capturedLength += TAG_BYTES;
    wireLength += TAG_BYTES;
  }

  /** For sources: where and when the frame was seen, with nothing missing before it. */
  public void seen(long epochNanos, int interfaceIndex, Direction direction) {
    this.epochNanos = Math.max(-FARTHEST, Math.min(FARTHEST, epochNanos));
    this.interfaceIndex = interfaceIndex;
    this.direction = direction;
    this.lostBefore = 0;
    this.gapBeforeNanos = 0;
  }

  /** For sources, behind {@link #seen}: what is missing before this frame. */
  public void missingBefore(long lostFrames, long plannedNanos) {
    this.lostBefore = lostFrames;
    this.gapBeforeNanos = plannedNanos;
  }

  /** The same frame at another interface; when it came and what is missing before it stays. */
  void at(int otherInterface, Direction passed) {
    this.interfaceIndex = otherInterface;
    this.direction = passed;
  }

  /** Becomes a second view of the same bytes. */
  void like(Frame other) {
    this.buffer = other.buffer;
    this.offset = other.offset;
    this.capturedLength = other.capturedLength;
    this.wireLength = other.wireLength;
    this.epochNanos = other.epochNanos;
    this.interfaceIndex = other.interfaceIndex;
    this.direction = other.direction;
    this.lostBefore = other.lostBefore;
    this.gapBeforeNanos = other.gapBeforeNanos;
  }
}
