package io.memwall.collectors.simulator.fabric;

import java.util.List;

/** A memory pool: its ledger's name, its range of addresses and its directory. */
public final class PoolNode {
  private final int index;
  private final Home home;
  private final long capacityBytes;

  PoolNode(int index, Home home, long capacityBytes) {
    this.index = index;
    this.home = home;
    this.capacityBytes = capacityBytes;
  }

  public String nodeId() {
    return "p" + index;
  }

  public String poolId() {
    return "pool" + index;
  }

  public long base() {
    return FabricPlan.Shape.base(index);
  }

  public long capacityBytes() {
    return capacityBytes;
  }

  /** Lines that were ever acquired, by address. */
  public List<LineTotals> lineTotals() {
    return home.lineTotals();
  }

  Home home() {
    return home;
  }

  Mac mac() {
    return Mac.ofPool(index);
  }
}
