package io.memwall.collectors.simulator.fabric;

/** Which nodes are watched. With BOTH every frame is seen twice, once at either end. */
public enum TapPlacement {
  HOST,
  POOL,
  BOTH;

  boolean covers(Tap.Position position) {
    return this == BOTH || name().equals(position.name());
  }
}
