package io.memwall.collectors.agent.allocation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One version of one object of the fabric.
 *
 * @param objectId for a pool the same text as its pool id
 * @param epoch unsigned; with {@code seq} the version, a higher one replaces
 * @param epochNanos since when it holds, nanoseconds since the Unix epoch
 * @param object empty when the object ceased to be
 * @param origin who says so
 */
public record InventoryVersion(
    String objectId,
    long epoch,
    long seq,
    long epochNanos,
    Optional<FabricObject> object,
    Origin origin) {

  public InventoryVersion {
    Objects.requireNonNull(objectId);
    Objects.requireNonNull(object);
    Objects.requireNonNull(origin);
  }

  /** A declared one. */
  public InventoryVersion(
      String objectId, long epoch, long seq, long epochNanos, Optional<FabricObject> object) {
    this(objectId, epoch, seq, epochNanos, object, Origin.DECLARED);
  }

  /** Where knowledge of an object comes from. */
  public enum Origin {
    /** People said so. */
    DECLARED,
    /** A node found it by itself. */
    DISCOVERED
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

  /**
   * A host, pool or switch.
   *
   * @param boot id of the boot of its kernel
   */
  public record Node(
      NodeKind kind,
      OptionalInt cores,
      Optional<String> boot,
      List<MemoryNode> memoryNodes,
      List<CxlDevice> cxlDevices)
      implements FabricObject {
    public Node {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(cores);
      Objects.requireNonNull(boot);
      memoryNodes = List.copyOf(memoryNodes);
      cxlDevices = List.copyOf(cxlDevices);
    }

    public Node(NodeKind kind, OptionalInt cores) {
      this(kind, cores, Optional.empty(), List.of(), List.of());
    }
  }

  /**
   * A NUMA node of a host.
   *
   * @param cpus 0 for memory without processors
   */
  public record MemoryNode(int id, int cpus, OptionalLong bytes) {}

  /** A CXL memory device of a host. */
  public record CxlDevice(
      String name, Optional<String> serial, OptionalLong ramBytes, OptionalInt numaNode) {}

  /**
   * A network port of a node, and the link it is plugged into.
   *
   * @param name of the interface, such as {@code eth0}
   */
  public record Port(
      String nodeId,
      String mac,
      OptionalLong speedBps,
      Optional<String> linkId,
      Optional<String> name,
      Optional<Neighbour> neighbour)
      implements FabricObject {
    public Port(String nodeId, String mac, OptionalLong speedBps, Optional<String> linkId) {
      this(nodeId, mac, speedBps, linkId, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Who is at the other end of a cable, as it says itself by LLDP (IEEE 802.1AB).
   *
   * @param chassis identifies the system
   * @param port identifies its port
   * @param system its name
   */
  public record Neighbour(String chassis, String port, Optional<String> system) {}

  /**
   * A cable between two ports or nodes.
   *
   * @param capacityBps bits per second in each direction
   * @param lengthMetres positive
   * @param latencyClass links of one class are expected to be equally fast
   */
  public record Link(
      String a,
      String b,
      OptionalLong capacityBps,
      OptionalDouble lengthMetres,
      Optional<String> latencyClass)
      implements FabricObject {
    public Link(String a, String b, OptionalLong capacityBps) {
      this(a, b, capacityBps, OptionalDouble.empty(), Optional.empty());
    }
  }

  /**
   * A memory pool.
   *
   * @param capacityBytes unsigned
   * @param base its first address
   */
  public record Pool(
      String nodeId, long capacityBytes, OptionalLong base, Media media, List<Tier> tiers)
      implements FabricObject {
    public Pool {
      Objects.requireNonNull(nodeId);
      Objects.requireNonNull(base);
      Objects.requireNonNull(media);
      tiers = List.copyOf(tiers);
    }

    public Pool(String nodeId, long capacityBytes, OptionalLong base) {
      this(nodeId, capacityBytes, base, Media.UNKNOWN, List.of());
    }
  }

  /** What the memory behind a pool can do, bytes per second. */
  public record Media(OptionalLong readBytesPerSecond, OptionalLong writeBytesPerSecond) {
    public static final Media UNKNOWN = new Media(OptionalLong.empty(), OptionalLong.empty());
  }

  /** A kind of memory in a pool, and how much of it there is. */
  public record Tier(String name, long bytes) {}

  /** Whether hosts may keep copies of a region. */
  public enum Cacheability {
    UNKNOWN,
    CACHED,
    UNCACHED
  }

  /** A range of pool addresses. */
  public record Region(
      String poolId,
      long base,
      long length,
      Optional<String> owner,
      Cacheability cacheability,
      Interleave interleave)
      implements FabricObject {
    public Region(String poolId, long base, long length, Optional<String> owner) {
      this(poolId, base, length, owner, Cacheability.UNKNOWN, Interleave.NONE);
    }
  }

  /**
   * How a region is spread.
   *
   * @param pools it is spread over; empty when it is not
   * @param granularityBytes in one pool before the next one's turn
   */
  public record Interleave(List<String> pools, OptionalLong granularityBytes) {
    public static final Interleave NONE = new Interleave(List.of(), OptionalLong.empty());

    public Interleave {
      pools = List.copyOf(pools);
      Objects.requireNonNull(granularityBytes);
    }
  }

  /** The right of a host to use a pool, over links. */
  public record Attachment(String hostId, String poolId, List<String> path, OptionalLong quotaBytes)
      implements FabricObject {
    public Attachment {
      path = List.copyOf(path);
    }
  }

  /**
   * How much memory a tenant may hold.
   *
   * @param tenant as the allocator names it
   * @param poolId of which pool; empty for all pools of the fabric together
   * @param quotaBytes unsigned
   */
  public record Quota(String tenant, Optional<String> poolId, long quotaBytes)
      implements FabricObject {
    public Quota {
      Objects.requireNonNull(tenant);
      Objects.requireNonNull(poolId);
    }
  }
}
