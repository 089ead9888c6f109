package io.memwall.collectors.simulator.fabric;

/** The TileLink channels; A, C and E travel to the pool, B and D to the host. */
public enum Channel {
  A(1),
  B(2),
  C(3),
  D(4),
  E(5);

  private static final Channel[] BY_CODE = values();

  private final int code;

  Channel(int code) {
    this.code = code;
  }

  /** The number in message headers and in the credit channel field. */
  public int code() {
    return code;
  }

  /** The channel of this number, 1 to 5. */
  public static Channel of(int code) {
    return BY_CODE[code - 1];
  }
}
