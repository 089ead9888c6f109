package io.memwall.streams.inventory;

import io.memwall.streams.Fabric;
import java.util.List;
import java.util.Optional;

/**
 * The fabric as it was declared at an instant, ns since 1970. Not thread-safe: each task has its
 * own.
 */
public interface InventoryView {
  Optional<NodeFacts> node(Fabric fabric, String nodeId, long atNs);

  Optional<LinkFacts> link(Fabric fabric, String linkId, long atNs);

  /** The port with an address; the one with the lowest object id if several claim it. */
  default Optional<PortFacts> portOfMac(Fabric fabric, String mac, long atNs) {
    return portsOfMac(fabric, mac, atNs).stream().findFirst();
  }

  /** All ports with an address, in the order of their object ids; those of a pool may share one. */
  List<PortFacts> portsOfMac(Fabric fabric, String mac, long atNs);

  Optional<PoolFacts> pool(Fabric fabric, String poolId, long atNs);

  /** The pools of a node, in the order of their ids. */
  List<PoolFacts> poolsOfNode(Fabric fabric, String nodeId, long atNs);

  /** Who may use a pool, in the order of their object ids. */
  List<AttachmentFacts> attachments(Fabric fabric, String poolId, long atNs);

  /** What a host may use, in the order of their object ids. */
  List<AttachmentFacts> attachmentsOfHost(Fabric fabric, String hostId, long atNs);

  /** What a tenant may hold, in the order of their object ids. */
  List<QuotaFacts> quotasOfTenant(Fabric fabric, String tenant, long atNs);
}
