package io.memwall.collectors.simulator.fabric;

/** Hears what taps record, in the order of time. */
@FunctionalInterface
public interface TapListener {
  /** A frame has been recorded. */
  void recorded(Sighting sighting);

  /** A frame has passed a tap that should have recorded it, and did not. */
  default void missed(Sighting sighting) {}
}
