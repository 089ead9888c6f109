package io.memwall.standalone.demo;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.collectors.agent.allocation.InventoryVersion.NodeKind;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.fabric.Tap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the simulator says, in the words of the agent. */
public final class Translation {
  private Translation() {}

  /** An allocator's decision. */
  public static LedgerEntry entry(AllocationEvent event) {
    return new LedgerEntry(
        new LedgerEntry.Position(event.poolId(), event.ledgerEpoch(), event.ledgerSeq()),
        event.tNanos(),
        LedgerEntry.Operation.valueOf(event.op().name()),
        event.allocId(),
        owner(event),
        OptionalLong.of(event.bytesRequested()),
        event.extents().stream().map(e -> new LedgerEntry.Extent(e.base(), e.length())).toList(),
        List.of(),
        Optional.empty(),
        event.reason().map(reason -> LedgerEntry.Reason.valueOf(reason.name())));
  }

  /** Which way a frame passed its tap. */
  public static Frame.Direction direction(Direction direction) {
    return switch (direction) {
      case IN -> Frame.Direction.INBOUND;
      case OUT -> Frame.Direction.OUTBOUND;
    };
  }

  private static LedgerEntry.Owner owner(AllocationEvent event) {
    return new LedgerEntry.Owner(
        Optional.of(event.tenant()),
        Optional.of(event.workload()),
        Optional.of(event.initiator()),
        Optional.of(event.tag()));
  }

  /**
   * The first version of an object.
   *
   * @param epochNanos since when it holds; also the inventory's epoch
   */
  public static InventoryVersion version(InventoryObject object, long epochNanos) {
    return new InventoryVersion(
        object.objectId(), epochNanos, 0, epochNanos, Optional.of(translated(object)));
  }

  private static FabricObject translated(InventoryObject object) {
    if (object instanceof InventoryObject.Node node) {
      return new InventoryVersion.Node(kind(node.kind()), OptionalInt.empty());
    }
    if (object instanceof InventoryObject.Port port) {
      return new InventoryVersion.Port(
          port.nodeId(),
          port.mac().toString(),
          OptionalLong.of(port.cable().bitsPerSecond()),
          Optional.of(port.cable().linkId()));
    }
    if (object instanceof InventoryObject.Link link) {
      return new InventoryVersion.Link(link.a(), link.b(), OptionalLong.of(link.bitsPerSecond()));
    }
    if (object instanceof InventoryObject.Pool pool) {
      return new InventoryVersion.Pool(
          pool.nodeId(), pool.capacityBytes(), OptionalLong.of(pool.base()));
    }
    if (object instanceof InventoryObject.Quota quota) {
      return new InventoryVersion.Quota(
          quota.tenant(), Optional.of(quota.poolId()), quota.quotaBytes());
    }
    var attachment = (InventoryObject.Attachment) object;
    return new InventoryVersion.Attachment(
        attachment.hostId(),
        attachment.poolId(),
        attachment.path(),
        OptionalLong.of(attachment.quotaBytes()));
  }

  /** What a tap sits at. */
  public static NodeKind kind(Tap.Position position) {
    return switch (position) {
      case HOST -> NodeKind.HOST;
      case POOL -> NodeKind.POOL;
      case SWITCH -> NodeKind.SWITCH;
    };
  }
}
