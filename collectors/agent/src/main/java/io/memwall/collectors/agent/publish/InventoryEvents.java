package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.Cacheability;
import io.memwall.schemas.events.CxlDevice;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.InventoryOrigin;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.MemoryNode;
import io.memwall.schemas.events.Neighbour;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.PoolTier;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Quota;
import io.memwall.schemas.events.Region;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** Inventory versions as Avro. */
final class InventoryEvents {
  private InventoryEvents() {}

  static Inventory of(InventoryVersion version, Envelope envelope) {
    return Inventory.newBuilder()
        .setEnvelope(envelope)
        .setObjectId(version.objectId())
        .setInvEpoch(version.epoch())
        .setInvSeq(version.seq())
        .setDeleted(version.object().isEmpty())
        .setOrigin(InventoryOrigin.valueOf(version.origin().name()))
        .setObject(version.object().map(InventoryEvents::object).orElse(null))
        .build();
  }

  private static SpecificRecord object(InventoryVersion.FabricObject object) {
    if (object instanceof InventoryVersion.Node node) {
      return node(node);
    }
    if (object instanceof InventoryVersion.Port port) {
      return port(port);
    }
    if (object instanceof InventoryVersion.Link link) {
      return link(link);
    }
    if (object instanceof InventoryVersion.Pool pool) {
      return pool(pool);
    }
    if (object instanceof InventoryVersion.Region region) {
      return region(region);
    }
    if (object instanceof InventoryVersion.Quota quota) {
      return new Quota(quota.tenant(), quota.poolId().orElse(null), quota.quotaBytes());
    }
    return attachment((InventoryVersion.Attachment) object);
  }

  private static Node node(InventoryVersion.Node node) {
    Node.Builder event =
        Node.newBuilder()
            .setKind(NodeKind.valueOf(node.kind().name()))
            .setBoot(node.boot().orElse(null))
            .setMemoryNodes(node.memoryNodes().stream().map(InventoryEvents::memory).toList())
            .setCxlDevices(node.cxlDevices().stream().map(InventoryEvents::device).toList());
    node.cores().ifPresent(event::setCores);
    return event.build();
  }

  private static MemoryNode memory(InventoryVersion.MemoryNode node) {
    return new MemoryNode(node.id(), node.cpus(), orNull(node.bytes()));
  }

  private static CxlDevice device(InventoryVersion.CxlDevice device) {
    return new CxlDevice(
        device.name(),
        device.serial().orElse(null),
        orNull(device.ramBytes()),
        device.numaNode().isPresent() ? device.numaNode().getAsInt() : null);
  }

  private static Port port(InventoryVersion.Port port) {
    Port.Builder event =
        Port.newBuilder()
            .setNodeId(port.nodeId())
            .setMac(port.mac())
            .setName(port.name().orElse(null))
            .setNeighbour(port.neighbour().map(InventoryEvents::neighbour).orElse(null));
    port.speedBps().ifPresent(event::setSpeedBps);
    port.linkId().ifPresent(event::setLinkId);
    return event.build();
  }

  private static Neighbour neighbour(InventoryVersion.Neighbour neighbour) {
    return new Neighbour(neighbour.chassis(), neighbour.port(), neighbour.system().orElse(null));
  }

  private static Link link(InventoryVersion.Link link) {
    Link.Builder event =
        Link.newBuilder()
            .setA(link.a())
            .setB(link.b())
            .setLatencyClass(link.latencyClass().orElse(null));
    link.capacityBps().ifPresent(event::setCapacityBps);
    link.lengthMetres().ifPresent(event::setLengthM);
    return event.build();
  }

  private static Pool pool(InventoryVersion.Pool pool) {
    Pool.Builder event =
        Pool.newBuilder()
            .setNodeId(pool.nodeId())
            .setCapacityBytes(pool.capacityBytes())
            .setReadBytesPerS(orNull(pool.media().readBytesPerSecond()))
            .setWriteBytesPerS(orNull(pool.media().writeBytesPerSecond()))
            .setTiers(pool.tiers().stream().map(t -> new PoolTier(t.name(), t.bytes())).toList());
    pool.base().ifPresent(event::setBase);
    return event.build();
  }

  private static Region region(InventoryVersion.Region region) {
    return Region.newBuilder()
        .setPoolId(region.poolId())
        .setBase(region.base())
        .setLength(region.length())
        .setOwner(region.owner().orElse(null))
        .setCacheability(Cacheability.valueOf(region.cacheability().name()))
        .setInterleave(region.interleave().pools())
        .setInterleaveBytes(orNull(region.interleave().granularityBytes()))
        .build();
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static Attachment attachment(InventoryVersion.Attachment attachment) {
    Attachment.Builder event =
        Attachment.newBuilder()
            .setHostId(attachment.hostId())
            .setPoolId(attachment.poolId())
            .setPath(attachment.path());
    attachment.quotaBytes().ifPresent(event::setQuotaBytes);
    return event.build();
  }
}
