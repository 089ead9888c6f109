package io.memwall.collectors.simulator.fabric;

import java.util.List;

/** One object of the simulated fabric, as an inventory lists it. */
public sealed interface InventoryObject {
  /** Unique over all kinds of objects; for a pool it is the pool id of its allocations. */
  String objectId();

  /** A host or a pool's node. */
  record Node(String objectId, Tap.Position kind) implements InventoryObject {}

  /** A network port; the ports of one pool share its address. */
  record Port(String objectId, String nodeId, Mac mac, PluggedInto cable)
      implements InventoryObject {}

  /** The cable in a port and its rate. */
  record PluggedInto(String linkId, long bitsPerSecond) {}

  /** A cable between two nodes; the rate holds in each direction. */
  record Link(String objectId, String a, String b, long bitsPerSecond) implements InventoryObject {}

  /** Memory of a pool node: [base, base + capacityBytes). */
  record Pool(String objectId, String nodeId, long base, long capacityBytes)
      implements InventoryObject {}

  /** The right of a host to use a pool over these links, and to hold so much of it. */
  record Attachment(
      String objectId, String hostId, String poolId, List<String> path, long quotaBytes)
      implements InventoryObject {}

  /** What a tenant may hold of a pool. */
  record Quota(String objectId, String tenant, String poolId, long quotaBytes)
      implements InventoryObject {}
}
