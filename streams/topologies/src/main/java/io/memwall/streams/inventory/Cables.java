package io.memwall.streams.inventory;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which link directions frames run over, by the addresses of both ends: those at the two ports,
 * which are one and the same on a direct cable.
 *
 * @param inventory the fabric
 * @param fabric which
 * @param atNs as of when, ns since 1970
 */
public record Cables(InventoryView inventory, Fabric fabric, long atNs) {

  /** The link directions that are known, from the sender on. */
  public List<LinkDirection> between(String macSource, String macDestination) {
    var found = new LinkedHashSet<LinkDirection>();
    at(macSource, true).ifPresent(found::add);
    at(macDestination, false).ifPresent(found::add);
    return List.copyOf(found);
  }

  private Optional<LinkDirection> at(String mac, boolean leaves) {
    return inventory
        .portOfMac(fabric, mac, atNs)
        .flatMap(
            port ->
                port.link()
                    .flatMap(id -> inventory.link(fabric, id, atNs))
                    .map(link -> LinkDirection.from(link.id(), isEndA(link, port) == leaves)));
  }

  private static boolean isEndA(LinkFacts link, PortFacts port) {
    return link.a().equals(port.id()) || link.a().equals(port.node());
  }
}
