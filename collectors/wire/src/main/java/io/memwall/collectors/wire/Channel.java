package io.memwall.collectors.wire;

import java.util.Optional;

/**
 * A TileLink channel. A, C and E travel from master to slave, B and D from slave to master; both
 * kinds may share one half, so the role belongs to the message and not to the MAC address.
 */
public enum Channel {
  A(1),
  B(2),
  C(3),
  D(4),
  E(5);

  /** The channel field of padding: an all-zero word. */
  static final int PADDING = 0;

  private static final Channel[] VALUES = values();

  private final int code;

  Channel(int code) {
    this.code = code;
  }

  /** The number on the wire, 1 to 5. */
  public int code() {
    return code;
  }

  /** The channel with this number on the wire; empty for padding (0) and for 6 and 7. */
  public static Optional<Channel> of(int code) {
    return isDefined(code) ? Optional.of(VALUES[code - 1]) : Optional.empty();
  }

  static boolean isDefined(int code) {
    return code >= 1 && code <= VALUES.length;
  }
}
