package io.memwall.collectors.simulator.fabric;

/** Sees what a tapped connection carries; called in the order of time. */
@FunctionalInterface
public interface FrameObserver {
  FrameObserver NOBODY = (frame, direction) -> {};

  /** A frame begins to leave the watched port or has arrived there in full, now. */
  void observed(Frame frame, Direction direction);
}
