package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.LinkSpeed;

/** How long a read takes that meets no other: the closed form of both ways and the service. */
final class Unloaded {
  private static final long SHORTEST_WIRE_BYTES = 94;
  private static final long FRAME_BYTES = 14 + 8 * 3 + 24;

  private Unloaded() {}

  /** Nanoseconds for 2^size bytes over a cable of its own. */
  static long readNanos(SimulationOptions options, int size) {
    LinkSpeed speed = options.network().links().speed();
    long answer = Math.max(SHORTEST_WIRE_BYTES, FRAME_BYTES + (1L << size));
    long bits = 8 * (SHORTEST_WIRE_BYTES + answer);
    return bits * 1_000_000_000 / speed.bitsPerSecond()
        + 2 * speed.propagationNanos()
        + options.memory().times().readNanos();
  }
}
