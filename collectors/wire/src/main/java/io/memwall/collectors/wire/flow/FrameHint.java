package io.memwall.collectors.wire.flow;

/**
 * What the source knows of a frame besides its bytes. Reusable: one instance per source will do.
 */
public final class FrameHint {
  /** Which way a frame passed the capturing interface. */
  public enum Direction {
    UNKNOWN,
    INBOUND,
    OUTBOUND
  }

  private Direction direction = Direction.UNKNOWN;
  private int vlanTag;

  /** Nothing known. */
  public FrameHint() {}

  /**
   * Replaces what it says.
   *
   * @param vlanTag an outer tag that the interface took out of the frame: TPID in the upper, TCI in
   *     the lower 16 bits; 0 when there was none
   */
  public FrameHint set(Direction passed, int vlanTag) {
    this.direction = passed;
    this.vlanTag = vlanTag;
    return this;
  }

  public Direction direction() {
    return direction;
  }

  /** TPID in the upper, TCI in the lower 16 bits; 0 when there is none. */
  public int vlanTag() {
    return vlanTag;
  }
}
