package io.memwall.collectors.agent.allocation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One version of one object of the fabric.
 *
 * @param objectId for a pool the same text as its pool id
 * @param epoch unsigned; with {@code seq} the version, a higher one replaces
 * @param epochNanos since when it holds, nanoseconds since the Unix epoch
 * @param object empty when the object ceased to be
 */
public record InventoryVersion(
    String objectId, long epoch, long seq, long epochNanos, Optional<FabricObject> object) {

  public InventoryVersion {
    Objects.requireNonNull(objectId);
    Objects.requireNonNull(object);
  }

  /** The kinds of objects a fabric is made of. */
  public sealed interface FabricObject {}

  /** What a node is. */
  public enum NodeKind {
    UNKNOWN,
    HOST,
    POOL,
    SWITCH
  }

  /** A host, pool or switch. */
  public record Node(NodeKind kind, OptionalInt cores) implements FabricObject {}

  /** A network port of a node, and the link it is plugged into. */
  public record Port(String nodeId, String mac, OptionalLong speedBps, Optional<String> linkId)
      implements FabricObject {}

  /** A cable between two ports or nodes; capacity in bits per second in each direction. */
  public record Link(String a, String b, OptionalLong capacityBps) implements FabricObject {}

  /** A memory pool; base is its first address. */
  public record Pool(String nodeId, long capacityBytes, OptionalLong base)
      implements FabricObject {}

  /** A range of pool addresses. */
  public record Region(String poolId, long base, long length, Optional<String> owner)
      implements FabricObject {}

  /** The right of a host to use a pool, over links. */
  public record Attachment(String hostId, String poolId, List<String> path, OptionalLong quotaBytes)
      implements FabricObject {
    public Attachment {
      path = List.copyOf(path);
    }
  }
}
