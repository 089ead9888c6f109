package io.memwall.streams.latency;

import io.memwall.streams.Fabric;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.LinkFacts;
import io.memwall.streams.inventory.PoolFacts;
import io.memwall.streams.inventory.PortFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Where the requests of a route ran, as of a time: its links both ways, its host, its pool. */
final class Places {
  private static final String LEAVING_A = ":tx";
  private static final String ARRIVING_AT_A = ":rx";

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
        hops(fabric, requests.stream().map(Places::opposite).toList(), atNs),
        node(fabric, route.ends().source(), route.ends().macSource(), atNs),
        pool(fabric, route, atNs));
  }

  private List<String> links(Fabric fabric, Route route, String tap, long atNs) {
    if (route.link().isPresent()) {
      return List.of(route.link().get());
    }
    var found = new LinkedHashSet<String>();
    port(fabric, route.ends().macSource(), atNs)
        .flatMap(port -> link(fabric, port, true, atNs))
        .ifPresent(found::add);
    port(fabric, route.ends().macDestination(), atNs)
        .flatMap(port -> link(fabric, port, false, atNs))
        .ifPresent(found::add);
    return found.isEmpty() ? List.of(tap + "/" + route.member()) : List.copyOf(found);
  }

  private Optional<PortFacts> port(Fabric fabric, String mac, long atNs) {
    return inventory.portOfMac(fabric, mac, atNs);
  }

  private Optional<String> link(Fabric fabric, PortFacts port, boolean leaves, long atNs) {
    return port.link()
        .flatMap(id -> inventory.link(fabric, id, atNs))
        .map(link -> link.id() + (isAtA(link, port) == leaves ? LEAVING_A : ARRIVING_AT_A));
  }

  private static boolean isAtA(LinkFacts link, PortFacts port) {
    return link.a().equals(port.node()) || link.a().equals(port.id());
  }

  private static String opposite(String link) {
    if (link.endsWith(LEAVING_A)) {
      return link.substring(0, link.length() - LEAVING_A.length()) + ARRIVING_AT_A;
    }
    if (link.endsWith(ARRIVING_AT_A)) {
      return link.substring(0, link.length() - ARRIVING_AT_A.length()) + LEAVING_A;
    }
    // The direction is the last character of what is no link of the inventory.
    int last = link.length() - 1;
    return link.substring(0, last) + (link.charAt(last) == '0' ? '1' : '0');
  }

  private List<Piece.Hop> hops(Fabric fabric, List<String> links, long atNs) {
    return links.stream().map(link -> new Piece.Hop(link, version(fabric, link, atNs))).toList();
  }

  private String version(Fabric fabric, String link, long atNs) {
    int end = link.lastIndexOf(':');
    return end < 0
        ? ""
        : inventory
            .link(fabric, link.substring(0, end), atNs)
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
