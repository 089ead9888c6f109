package io.memwall.standalone.demo;

import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.truth.HalfKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which link direction a half of the simulated fabric travels on: {@code h0-p0/tx} leaves h0. */
final class Cables {
  private final Map<String, String> nodes = new HashMap<>();
  private final Map<String, String> directions = new HashMap<>();

  Cables(List<InventoryObject> inventory) {
    for (InventoryObject object : inventory) {
      if (object instanceof InventoryObject.Port port) {
        nodes.put(port.mac().toString(), port.nodeId());
      } else if (object instanceof InventoryObject.Link link) {
        directions.put(link.a() + ">" + link.b(), link.objectId() + "/tx");
        directions.put(link.b() + ">" + link.a(), link.objectId() + "/rx");
      }
    }
  }

  Optional<String> of(HalfKey half) {
    String ends = nodes.get(half.macSrc()) + ">" + nodes.get(half.macDst());
    return Optional.ofNullable(directions.get(ends));
  }
}
