package io.memwall.collectors.simulator.fabric;

/** The next thing on a frame's way. */
@FunctionalInterface
interface Hop {
  /** The frame has arrived here in full, now. */
  void arrived(Frame frame, Endpoint destination);
}
