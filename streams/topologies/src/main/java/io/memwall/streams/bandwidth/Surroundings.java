package io.memwall.streams.bandwidth;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.attribution.OwnersView;
import io.memwall.streams.inventory.Cables;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.LinkFacts;
import io.memwall.streams.inventory.PortFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands around a half as the inventory and the ledgers knew it at the time: links, nodes,
 * tenants. Whatever they do not know is missing, and the traffic is shown without it.
 *
 * @param inventory the fabric
 * @param owners who holds memory
 */
record Surroundings(InventoryView inventory, OwnersView owners) {

  /** The link directions a half runs over when its collector named none. */
  List<String> links(Fabric fabric, Carried.Path path, long atNs) {
    return new Cables(inventory, fabric, atNs)
        .between(path.macSource(), path.macDestination()).stream()
            .map(LinkDirection::entity)
            .toList();
  }

  /** Bits per second of a link direction. */
  OptionalLong capacityBps(Fabric fabric, String entity, long atNs) {
    return LinkDirection.ofEntity(entity)
        .flatMap(direction -> inventory.link(fabric, direction.link(), atNs))
        .map(LinkFacts::capacityBps)
        .orElse(OptionalLong.empty());
  }

  /** The node that has an address; the address itself when nobody said. */
  String nodeOf(Fabric fabric, String mac, long atNs) {
    return inventory.portOfMac(fabric, mac, atNs).map(PortFacts::node).orElse(mac);
  }

  /** Whom a master worked for, at the pools of the other end. */
  Owner ownerOf(Fabric fabric, Asker asker, long atNs) {
    String host = nodeOf(fabric, asker.master(), atNs);
    return Owner.common(
        inventory.poolsOfNode(fabric, nodeOf(fabric, asker.other(), atNs), atNs).stream()
            .map(pool -> owners.ofInitiator(fabric, pool.id(), host, atNs))
            .toList());
  }

  /**
   * Who asked for what was carried.
   *
   * @param master address of the end that asked
   * @param other address of the other end
   */
  record Asker(String master, String other) {
    static Optional<Asker> of(Carried carried) {
      var path = carried.path();
      return carried
          .masterAddress()
          .map(
              master ->
                  new Asker(
                      master,
                      master.equals(path.macSource()) ? path.macDestination() : path.macSource()));
    }
  }
}
