package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.CxlDevice;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.MemoryNode;
import io.memwall.schemas.events.Neighbour;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Quota;
import io.memwall.schemas.events.Region;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Inventory versions from Avro: what {@link InventoryEvents} does, backwards. */
final class InventoryReading {
  private InventoryReading() {}

  static InventoryVersion version(Inventory event) {
    return new InventoryVersion(
        event.getObjectId(),
        event.getInvEpoch(),
        event.getInvSeq(),
        Nanos.of(event.getEnvelope().getTStart()),
        event.getDeleted() ? Optional.empty() : object(event.getObject()),
        InventoryVersion.Origin.valueOf(event.getOrigin().name()));
  }

  private static Optional<FabricObject> object(Object object) {
    if (object instanceof Node node) {
      return Optional.of(node(node));
    }
    if (object instanceof Port port) {
      return Optional.of(port(port));
    }
    if (object instanceof Link link) {
      return Optional.of(link(link));
    }
    if (object instanceof Pool pool) {
      return Optional.of(pool(pool));
    }
    if (object instanceof Region region) {
      return Optional.of(region(region));
    }
    if (object instanceof Quota quota) {
      return Optional.of(
          new InventoryVersion.Quota(
              quota.getTenant(), Optional.ofNullable(quota.getPoolId()), quota.getQuotaBytes()));
    }
    return object instanceof Attachment attachment
        ? Optional.of(attachment(attachment))
        : Optional.empty();
  }

  private static FabricObject node(Node node) {
    return new InventoryVersion.Node(
        InventoryVersion.NodeKind.valueOf(node.getKind().name()),
        of(node.getCores()),
        Optional.ofNullable(node.getBoot()),
        node.getMemoryNodes().stream().map(InventoryReading::memory).toList(),
        node.getCxlDevices().stream().map(InventoryReading::device).toList());
  }

  private static InventoryVersion.MemoryNode memory(MemoryNode node) {
    return new InventoryVersion.MemoryNode(node.getId(), node.getCpus(), of(node.getBytes()));
  }

  private static InventoryVersion.CxlDevice device(CxlDevice device) {
    return new InventoryVersion.CxlDevice(
        device.getName(),
        Optional.ofNullable(device.getSerial()),
        of(device.getRamBytes()),
        of(device.getNumaNode()));
  }

  private static FabricObject port(Port port) {
    return new InventoryVersion.Port(
        port.getNodeId(),
        port.getMac(),
        of(port.getSpeedBps()),
        Optional.ofNullable(port.getLinkId()),
        Optional.ofNullable(port.getName()),
        Optional.ofNullable(port.getNeighbour()).map(InventoryReading::neighbour));
  }

  private static InventoryVersion.Neighbour neighbour(Neighbour neighbour) {
    return new InventoryVersion.Neighbour(
        neighbour.getChassis(), neighbour.getPort(), Optional.ofNullable(neighbour.getSystem()));
  }

  private static FabricObject link(Link link) {
    Double metres = link.getLengthM();
    return new InventoryVersion.Link(
        link.getA(),
        link.getB(),
        of(link.getCapacityBps()),
        metres == null ? OptionalDouble.empty() : OptionalDouble.of(metres),
        Optional.ofNullable(link.getLatencyClass()));
  }

  private static FabricObject pool(Pool pool) {
    return new InventoryVersion.Pool(
        pool.getNodeId(),
        pool.getCapacityBytes(),
        of(pool.getBase()),
        new InventoryVersion.Media(of(pool.getReadBytesPerS()), of(pool.getWriteBytesPerS())),
        pool.getTiers().stream()
            .map(tier -> new InventoryVersion.Tier(tier.getName(), tier.getBytes()))
            .toList());
  }

  private static FabricObject region(Region region) {
    return new InventoryVersion.Region(
        region.getPoolId(),
        region.getBase(),
        region.getLength(),
        Optional.ofNullable(region.getOwner()),
        InventoryVersion.Cacheability.valueOf(region.getCacheability().name()),
        new InventoryVersion.Interleave(region.getInterleave(), of(region.getInterleaveBytes())));
  }

  private static FabricObject attachment(Attachment attachment) {
    return new InventoryVersion.Attachment(
        attachment.getHostId(),
        attachment.getPoolId(),
        attachment.getPath(),
        of(attachment.getQuotaBytes()));
  }

  private static OptionalLong of(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static OptionalInt of(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
