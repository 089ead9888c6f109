package io.memwall.streams.inventory;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which link directions frames run over, by the addresses of both ends: those at the two ports,
 * which are one and the same on a direct cable. Where ports share an address it is a cable between
 * both that counts.
 *
 * @param inventory the fabric
 * @param fabric which
 * @param atNs as of when, ns since 1970
 */
public record Cables(InventoryView inventory, Fabric fabric, long atNs) {

  /** The link directions that are known, from the sender on. */
  public List<LinkDirection> between(String macSource, String macDestination) {
    var found = new LinkedHashSet<LinkDirection>();
    at(port(macSource, macDestination), true).ifPresent(found::add);
    at(port(macDestination, macSource), false).ifPresent(found::add);
    return List.copyOf(found);
  }

  /** The port of an address that is cabled to a port of the other, else the first there is. */
  private Optional<PortFacts> port(String mac, String other) {
    var ports = inventory.portsOfMac(fabric, mac, atNs);
    if (ports.size() < 2) {
      return ports.stream().findFirst();
    }
    var theirs = new HashSet<String>();
    inventory.portsOfMac(fabric, other, atNs).forEach(port -> port.link().ifPresent(theirs::add));
    return ports.stream()
        .filter(port -> port.link().filter(theirs::contains).isPresent())
        .findFirst()
        .or(() -> ports.stream().findFirst());
  }

  private Optional<LinkDirection> at(Optional<PortFacts> end, boolean leaves) {
    return end.flatMap(
        port ->
            port.link()
                .flatMap(id -> inventory.link(fabric, id, atNs))
                .map(link -> LinkDirection.from(link.id(), isEndA(link, port) == leaves)));
  }

  private static boolean isEndA(LinkFacts link, PortFacts port) {
    return link.a().equals(port.id()) || link.a().equals(port.node());
  }
}
