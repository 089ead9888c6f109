package io.memwall.collectors.simulator.fabric;

/** How the ends of every connection are set up. */
public record ConnectionPlan(
    FirstNumbers first, Buffers buffers, Packing packing, Reconnects reconnects) {
  public static final ConnectionPlan DEFAULT =
      new ConnectionPlan(FirstNumbers.OPENING, Buffers.OF_PROFILE, Packing.SINGLE, Reconnects.NONE);

  public ConnectionPlan withFirst(FirstNumbers other) {
    return new ConnectionPlan(other, buffers, packing, reconnects);
  }

  public ConnectionPlan withBuffers(Buffers other) {
    return new ConnectionPlan(first, other, packing, reconnects);
  }

  public ConnectionPlan withPacking(Packing other) {
    return new ConnectionPlan(first, buffers, other, reconnects);
  }

  public ConnectionPlan withReconnects(Reconnects other) {
    return new ConnectionPlan(first, buffers, packing, other);
  }
}
