package io.memwall.collectors.simulator.core;

/** What comes first among events of the same picosecond: the lower order. */
public enum Rank {
  /** A frame has arrived in full. */
  ARRIVAL(0),
  /** Something that was set up earlier is due: end of a transmission, delayed ack, service time. */
  TIMER(1),
  /** A master or an allocator's client begins something new. */
  GENERATE(2);

  private final int order;

  Rank(int order) {
    this.order = order;
  }

  int order() {
    return order;
  }
}
