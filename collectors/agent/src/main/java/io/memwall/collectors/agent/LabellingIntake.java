package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.flow.FabricMap;

/** Publishes what it hears, and learns from it where the halves of connections run. */
record LabellingIntake(AllocationIntake publisher, FabricMap fabric) implements AllocationIntake {
  @Override
  public void ledger(LedgerEntry entry) {
    publisher.ledger(entry);
  }

  @Override
  public void snapshot(SnapshotChunk chunk) {
    publisher.snapshot(chunk);
  }

  @Override
  public void inventory(InventoryVersion version) {
    fabric.learn(version);
    publisher.inventory(version);
  }
}
