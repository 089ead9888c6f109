package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Region;
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
    return attachment((InventoryVersion.Attachment) object);
  }

  private static Node node(InventoryVersion.Node node) {
    Node.Builder event = Node.newBuilder().setKind(NodeKind.valueOf(node.kind().name()));
    node.cores().ifPresent(event::setCores);
    return event.build();
  }

  private static Port port(InventoryVersion.Port port) {
    Port.Builder event = Port.newBuilder().setNodeId(port.nodeId()).setMac(port.mac());
    port.speedBps().ifPresent(event::setSpeedBps);
    port.linkId().ifPresent(event::setLinkId);
    return event.build();
  }

  private static Link link(InventoryVersion.Link link) {
    Link.Builder event = Link.newBuilder().setA(link.a()).setB(link.b());
    link.capacityBps().ifPresent(event::setCapacityBps);
    return event.build();
  }

  private static Pool pool(InventoryVersion.Pool pool) {
    Pool.Builder event =
        Pool.newBuilder().setNodeId(pool.nodeId()).setCapacityBytes(pool.capacityBytes());
    pool.base().ifPresent(event::setBase);
    return event.build();
  }

  private static Region region(InventoryVersion.Region region) {
    return Region.newBuilder()
        .setPoolId(region.poolId())
        .setBase(region.base())
        .setLength(region.length())
        .setOwner(region.owner().orElse(null))
        .build();
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
