package io.memwall.collectors.wire;

/**
 * The TLoE message type (bits 60:57 of the frame header). OmniXtend 1.0.3 leaves the bits zero, so
 * its frames read as {@link #NORMAL} and one decoder serves both generations.
 */
public enum FrameType {
  /** Messages, credits, acknowledgement; consumes a sequence number even when it is empty. */
  NORMAL,
  /** Acknowledgement only: carries the sender's next number without consuming it. */
  ACK_ONLY,
  OPEN,
  CLOSE;

  /** Codes above this one are reserved. */
  static final int LAST_CODE = 3;

  private static final FrameType[] VALUES = values();

  /** The type with this code; 4 to 15 are reserved and treated as {@link #NORMAL}. */
  static FrameType of(int code) {
    return code <= LAST_CODE ? VALUES[code] : NORMAL;
  }

  /** True when a frame of this type takes a sequence number of its own. */
  public boolean consumesSequence() {
    return this != ACK_ONLY;
  }
}
