package io.memwall.streams.bandwidth;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.attribution.OwnersView;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.LinkFacts;
import io.memwall.streams.inventory.PortFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What stands around a half as the inventory and the ledgers knew it at the time: links, nodes,
 * tenants. Whatever they do not know is missing, and the traffic is shown without it.
 *
 * @param inventory the fabric
 * @param owners who holds memory
 */
record Surroundings(InventoryView inventory, OwnersView owners) {

  /**
   * The link directions a half runs over when its collector named none: those at the ports of both
   * ends, which are one and the same on a direct cable.
   */
  List<String> links(Fabric fabric, Carried.Path path, long atNs) {
    Set<String> found = new LinkedHashSet<>();
    end(fabric, path.macSource(), true, atNs).ifPresent(found::add);
    end(fabric, path.macDestination(), false, atNs).ifPresent(found::add);
    return List.copyOf(found);
  }

  private Optional<String> end(Fabric fabric, String mac, boolean leaves, long atNs) {
    return inventory
        .portOfMac(fabric, mac, atNs)
        .flatMap(
            port ->
                port.link()
                    .flatMap(id -> inventory.link(fabric, id, atNs))
                    .map(link -> LinkDirection.from(link.id(), isEndA(link, port) == leaves)))
        .map(LinkDirection::entity);
  }

  private static boolean isEndA(LinkFacts link, PortFacts port) {
    return link.a().equals(port.id()) || link.a().equals(port.node());
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

  /** The tenant a master worked for, at the pools of the other end. */
  Optional<String> tenantOf(Fabric fabric, Carried carried, long atNs) {
    var path = carried.path();
    return carried
        .masterAddress()
        .flatMap(
            master -> {
              var other =
                  master.equals(path.macSource()) ? path.macDestination() : path.macSource();
              String host = nodeOf(fabric, master, atNs);
              return inventory.poolsOfNode(fabric, nodeOf(fabric, other, atNs), atNs).stream()
                  .flatMap(
                      pool -> owners.ofInitiator(fabric, pool.id(), host, atNs).tenant().stream())
                  .findFirst();
            });
  }
}
