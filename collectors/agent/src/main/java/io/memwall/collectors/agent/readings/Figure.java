package io.memwall.collectors.agent.readings;

/** One figure of a reading; implemented by enumerations. Its unit is in the constant's name. */
public interface Figure {
  /** How a figure moves. */
  enum Kind {
    /** Up and down. */
    GAUGE,
    /** Only up, 64 bits wide at its source. */
    COUNTER,
    /** Only up, and from 4294967295 on to 0. */
    COUNTER_32
  }

  /** What the source calls it. */
  String key();

  Kind kind();
}
