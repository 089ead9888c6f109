package io.memwall.collectors.simulator.fabric;

/** The message type field of the frame header. */
public enum FrameType {
  NORMAL(0),
  /** Only acknowledges: takes no sequence number, is never acknowledged, returns no credit. */
  ACK_ONLY(1),
  OPEN(2),
  CLOSE(3);

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public boolean takesNumber() {
    return this != ACK_ONLY;
  }
}
