package io.memwall.collectors.simulator.fabric;

/**
 * The cables and what they do to frames.
 *
 * @param speed of a host's cable, and of its pool port without a switch
 * @param toPool loss on every cable on the way to a pool
 * @param toHost loss on every cable on the way to a host
 */
public record LinkPlan(LinkSpeed speed, Topology topology, LossPlan toPool, LossPlan toHost) {
  /** Cables from host to pool that lose nothing. */
  public static LinkPlan direct(LinkSpeed speed) {
    return new LinkPlan(speed, Topology.DIRECT, LossPlan.NONE, LossPlan.NONE);
  }

  public LinkPlan withTopology(Topology other) {
    return new LinkPlan(speed, other, toPool, toHost);
  }

  public LinkPlan withLoss(LossPlan pool, LossPlan host) {
    return new LinkPlan(speed, topology, pool, host);
  }
}
