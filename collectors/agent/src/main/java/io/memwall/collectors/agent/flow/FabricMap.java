package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which node owns a MAC address and which link a half travels on, learnt from the inventory. A half
 * is on a link when the ports of both its addresses are plugged into that one and no other.
 */
public final class FabricMap {
  private final Map<String, InventoryVersion.Port> ports = new HashMap<>();
  private final Map<String, InventoryVersion.Link> links = new HashMap<>();
  private final Map<String, InventoryVersion.NodeKind> kinds = new HashMap<>();
  private final Map<String, InventoryVersion.NodeKind> positions = new HashMap<>();
  private final Set<String> discovered = new HashSet<>();
  private final Map<String, FlowRecord.Place> places = new HashMap<>();

  /** Learns from a version; other kinds of objects than nodes, ports and links change nothing. */
  public synchronized void learn(InventoryVersion version) {
    String id = version.objectId();
    places.clear();
    ports.remove(id);
    links.remove(id);
    kinds.remove(id);
    discovered.remove(id);
    if (version.origin() == InventoryVersion.Origin.DISCOVERED) {
      discovered.add(id);
    }
    InventoryVersion.FabricObject object = version.object().orElse(null);
    if (object instanceof InventoryVersion.Port port) {
      ports.put(id, port);
    } else if (object instanceof InventoryVersion.Link link) {
      links.put(id, link);
    } else if (object instanceof InventoryVersion.Node node) {
      kinds.put(id, node.kind());
    }
  }

  /** Where a tap sits, by who set it up; wins over what its address tells. */
  public synchronized void declare(String tapId, InventoryVersion.NodeKind position) {
    positions.put(tapId, position);
  }

  /** Where a tap was declared to sit. */
  synchronized Optional<InventoryVersion.NodeKind> declared(String tapId) {
    return Optional.ofNullable(positions.get(tapId));
  }

  /** The node that owns an address. */
  synchronized Optional<String> owner(String mac) {
    return node(mac);
  }

  /** What the node that owns an address is. */
  synchronized Optional<InventoryVersion.NodeKind> kind(String mac) {
    return node(mac).map(kinds::get);
  }

  /** Where a half from one address to another runs. */
  public synchronized FlowRecord.Place place(String macSource, String macDestination) {
    return places.computeIfAbsent(
        macSource + ">" + macDestination, key -> find(macSource, macDestination));
  }

  private FlowRecord.Place find(String macSource, String macDestination) {
    Optional<String> source = node(macSource);
    return new FlowRecord.Place(
        source, node(macDestination), link(macSource, macDestination, source));
  }

  private Optional<String> node(String mac) {
    // What people declare has the names they know.
    return ports.entrySet().stream()
        .filter(each -> each.getValue().mac().equals(mac))
        .min(Comparator.comparing(each -> discovered.contains(each.getKey())))
        .map(each -> each.getValue().nodeId());
  }

  /** Link id and direction: {@code tx} leaves the link's end a, {@code rx} arrives there. */
  private Optional<String> link(
      String macSource, String macDestination, Optional<String> sourceNode) {
    Set<String> shared = plugged(macSource);
    shared.retainAll(plugged(macDestination));
    if (shared.size() != 1 || macSource.equals(macDestination)) {
      return Optional.empty();
    }
    String id = shared.iterator().next();
    return Optional.ofNullable(links.get(id))
        .flatMap(link -> sourceNode.map(node -> id + (node.equals(link.a()) ? ":tx" : ":rx")));
  }

  private Set<String> plugged(String mac) {
    var found = new HashSet<String>();
    for (InventoryVersion.Port port : ports.values()) {
      if (port.mac().equals(mac)) {
        port.linkId().ifPresent(found::add);
      }
    }
    return found;
  }
}
