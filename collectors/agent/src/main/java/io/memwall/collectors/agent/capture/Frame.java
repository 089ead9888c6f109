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

  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int offset;
  private int capturedLength;
  private int wireLength;
  private long epochNanos;
  private int interfaceIndex;
  private Direction direction = Direction.UNKNOWN;

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

  /** Points at {@code capturedLength} bytes; a wire length below that is taken for a mistake. */
  void bytes(ByteBuffer buffer, int offset, int capturedLength, long wireLength) {
    this.buffer = buffer;
    this.offset = offset;
    this.capturedLength = capturedLength;
    this.wireLength = (int) Math.min(Integer.MAX_VALUE, Math.max(capturedLength, wireLength));
  }

  void seen(long epochNanos, int interfaceIndex, Direction direction) {
    this.epochNanos = Math.max(-FARTHEST, Math.min(FARTHEST, epochNanos));
    this.interfaceIndex = interfaceIndex;
    this.direction = direction;
  }
}
