package io.memwall.collectors.agent.inventory;

import io.memwall.collectors.agent.allocation.InventoryVersion;

/**
 * The newest version of an object.
 *
 * @param reporter the node that said so; for a declaration {@code inventory/} and its scope
 */
public record KnownObject(InventoryVersion version, String reporter) {
  /** Whether there is such an object now. */
  public boolean isThere() {
    return version.object().isPresent();
  }
}
