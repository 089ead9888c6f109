package io.memwall.collectors.simulator.fabric;

/** Which nodes are watched. With BOTH every frame is seen twice, once at either end. */
public enum TapPlacement {
  HOST,
  POOL,
  SWITCH,
  /** Hosts and pools. */
  BOTH,
  /** Hosts, pools and the switch. */
  ALL;

  boolean covers(Tap.Position position) {
    return switch (this) {
      case HOST -> position == Tap.Position.HOST;
      case POOL -> position == Tap.Position.POOL;
      case SWITCH -> position == Tap.Position.SWITCH;
      case BOTH -> position != Tap.Position.SWITCH;
      case ALL -> true;
    };
  }
}
