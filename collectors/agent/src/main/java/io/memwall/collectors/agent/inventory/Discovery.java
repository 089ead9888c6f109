package io.memwall.collectors.agent.inventory;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.collectors.agent.allocation.InventoryVersion.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out what the node itself knows of the fabric: its interfaces, their neighbours, its NUMA
 * nodes and CXL devices. Not thread-safe; each look is short, and to be repeated.
 */
public final class Discovery {
  /** Ids of what was discovered begin with it, and no others do. */
  public static final String PREFIX = "discovered:";

  private final HostObjects objects;
  private final long epoch;
  private final Map<String, FabricObject> known = new TreeMap<>();
  private long seq;

  /**
   * @param root of the file system that is looked at
   * @param epoch of the versions: that of the agent
   */
  public Discovery(Path root, String nodeId, long epoch) {
    this.objects = new HostObjects(Objects.requireNonNull(root), Objects.requireNonNull(nodeId));
    this.epoch = epoch;
  }

  /**
   * What changed since the look before; everything at the first.
   *
   * @param nowNanos since when it holds, nanoseconds since the Unix epoch
   */
  public List<InventoryVersion> look(long nowNanos) {
    Map<String, FabricObject> now = objects.find();
    var versions = new ArrayList<InventoryVersion>();
    now.forEach(
        (id, object) -> {
          if (!object.equals(known.get(id))) {
            versions.add(version(id, nowNanos, Optional.of(object)));
          }
        });
    known.keySet().stream()
        .filter(id -> !now.containsKey(id))
        .forEach(id -> versions.add(version(id, nowNanos, Optional.empty())));
    known.clear();
    known.putAll(now);
    return List.copyOf(versions);
  }

  private InventoryVersion version(String id, long nowNanos, Optional<FabricObject> object) {
    return new InventoryVersion(id, epoch, seq++, nowNanos, object, Origin.DISCOVERED);
  }
}
