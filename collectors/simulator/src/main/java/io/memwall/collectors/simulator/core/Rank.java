package io.memwall.collectors.simulator.core;

/**
 * What comes first among events of the same picosecond; the order of the constants is the order.
 */
public enum Rank {
  /** A frame has arrived in full. */
  ARRIVAL,
  /** Something that was set up earlier is due: end of a transmission, delayed ack, service time. */
  TIMER,
  /** A master or an allocator's client begins something new. */
  GENERATE
}
