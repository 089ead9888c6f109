package io.memwall.collectors.simulator.fabric;

/** A memory pool: its ledger's name, its addresses, its place in the network. */
public record PoolNode(int index, long capacityBytes) {
  public String nodeId() {
    return "p" + index;
  }

  public String poolId() {
    return "pool" + index;
  }

  /** Its first address. */
  public long base() {
    return FabricPlan.Shape.base(index);
  }

  Mac mac() {
    return Mac.ofPool(index);
  }
}
