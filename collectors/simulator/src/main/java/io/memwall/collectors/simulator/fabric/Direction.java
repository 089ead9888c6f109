package io.memwall.collectors.simulator.fabric;

/** Way of a frame as seen by the port that a tap watches. */
public enum Direction {
  IN,
  OUT
}
