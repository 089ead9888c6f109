package io.memwall.collectors.simulator.fabric;

/** What lies between hosts and pools. */
public sealed interface Topology {
  /** A cable from each host to a port of its own at the pool. */
  Topology DIRECT = new Direct();

  /** No switch. */
  record Direct() implements Topology {}

  /**
   * One switch, store and forward: every node has one port, and all frames to one node share the
   * queue of its port.
   *
   * @param poolLink speed of the pools' cables; those of the hosts are as the links say
   * @param queueBytes room in each output queue; what does not fit is dropped
   */
  record Switched(LinkSpeed poolLink, long queueBytes) implements Topology {
    public Switched {
      if (queueBytes < 1_518) {
        throw new IllegalArgumentException(
            "a switch queue of " + queueBytes + " bytes; it must hold a frame of 1518");
      }
    }
  }
}
