package io.memwall.collectors.agent.inventory;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Finds out what the node itself knows of the fabric: its interfaces, their neighbours, its NUMA
 * nodes and CXL devices. Not thread-safe; each look is short, and to be repeated.
 */
public final class Discovery {
  private final Path root;
  private final String nodeId;
  private final long epoch;

  /**
   * @param root of the file system that is looked at
   * @param epoch of the versions: that of the agent
   */
  public Discovery(Path root, String nodeId, long epoch) {
    this.root = Objects.requireNonNull(root);
    this.nodeId = Objects.requireNonNull(nodeId);
    this.epoch = epoch;
  }

  /**
   * What changed since the look before; everything at the first.
   *
   * @param nowNanos since when it holds, nanoseconds since the Unix epoch
   */
  public List<InventoryVersion> look(long nowNanos) {
    return List.of();
  }

  /** Such as {@code discovery of n1 (epoch 17) in /}. */
  @Override
  public String toString() {
    return "discovery of %s (epoch %s) in %s".formatted(nodeId, epoch, root);
  }
}
