package io.memwall.streams.latency;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.inventory.Cables;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.LinkFacts;
import io.memwall.streams.inventory.PoolFacts;
import io.memwall.streams.inventory.PortFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the requests of a route ran, as of a time: its links both ways, its host, its pool. */
final class Places {
  private final InventoryView inventory;

  /**
   * Where requests and answers ran.
   *
   * @param requests link directions of the requests
   * @param answers link directions of the answers
   * @param host node that asked
   * @param pool pool that answered
   */
  record Ways(
      List<Piece.Hop> requests,
      List<Piece.Hop> answers,
      Optional<String> host,
      Optional<String> pool) {
    List<Piece.Hop> both() {
      var both = new ArrayList<>(requests);
      both.addAll(answers);
      return both;
    }
  }

  Places(InventoryView inventory) {
    this.inventory = inventory;
  }

  /**
   * Finds them.
   *
   * @param tap names the link where no inventory does
   */
  Ways of(Fabric fabric, Route route, String tap, long atNs) {
    var requests = links(fabric, route, tap, atNs);
    return new Ways(
        hops(fabric, requests, atNs),
        hops(fabric, opposites(requests), atNs),
        node(fabric, route.ends().source(), route.ends().macSource(), atNs),
        pool(fabric, route, atNs));
  }

  private static List<LinkDirection> opposites(List<LinkDirection> links) {
    return links.stream().flatMap(link -> link.opposite().stream()).toList();
  }

  private List<LinkDirection> links(Fabric fabric, Route route, String tap, long atNs) {
    if (route.link().isPresent()) {
      return LinkDirection.ofCollector(route.link().get()).stream().toList();
    }
    var ends = route.ends();
    var found =
        new Cables(inventory, fabric, atNs).between(ends.macSource(), ends.macDestination());
    return found.isEmpty()
        ? LinkDirection.ofEntity(tap + "/" + route.member()).stream().toList()
        : found;
  }

  private Optional<PortFacts> port(Fabric fabric, String mac, long atNs) {
    return inventory.portOfMac(fabric, mac, atNs);
  }

  private List<Piece.Hop> hops(Fabric fabric, List<LinkDirection> links, long atNs) {
    return links.stream()
        .map(link -> new Piece.Hop(link.entity(), version(fabric, link.link(), atNs)))
        .toList();
  }

  private String version(Fabric fabric, String link, long atNs) {
    return inventory
        .link(fabric, link, atNs)
        .map(LinkFacts::version)
        .map(
            version ->
                Long.toUnsignedString(version.epoch())
                    + "."
                    + Long.toUnsignedString(version.sequence()))
        .orElse("");
  }

  private Optional<String> node(Fabric fabric, Optional<String> told, String mac, long atNs) {
    return told.isPresent() ? told : port(fabric, mac, atNs).map(PortFacts::node);
  }

  /** The pool of the node that answers; of a node with several nobody can tell which. */
  private Optional<String> pool(Fabric fabric, Route route, long atNs) {
    var ends = route.ends();
    var pools =
        node(fabric, ends.destination(), ends.macDestination(), atNs)
            .map(node -> inventory.poolsOfNode(fabric, node, atNs))
            .orElse(List.of());
    return pools.size() == 1 ? Optional.of(pools.get(0)).map(PoolFacts::id) : Optional.empty();
  }
}
