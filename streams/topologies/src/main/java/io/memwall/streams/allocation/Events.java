package io.memwall.streams.allocation;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LiveAllocation;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.streams.allocation.LedgerEntry.Operation;
import io.memwall.streams.allocation.LedgerEntry.Position;
import io.memwall.streams.allocation.LedgerEntry.Request;
import io.memwall.streams.allocation.PoolSize.Capacity;
import io.memwall.streams.allocation.PoolSize.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The edge where events of the road become what happens to a pool. */
final class Events {
  private Events() {}

  static PoolEvent entry(Allocation allocation) {
    var envelope = allocation.getEnvelope();
    var named = allocation.getExtents().stream().filter(extent -> extent.getLength() != 0).toList();
    var extents =
        named.stream()
            .flatMap(extent -> Extent.of(extent.getBase(), extent.getLength()).stream())
            .toList();
    return new LedgerEntry(
        pool(envelope, allocation.getPoolId()),
        new Position(allocation.getLedgerEpoch(), allocation.getLedgerSeq()),
        operation(allocation.getOp()),
        request(allocation),
        extents,
        named.size() - extents.size(),
        Nanos.of(envelope.getTStart()));
  }

  static PoolEvent snapshot(PoolSnapshot snapshot) {
    var envelope = snapshot.getEnvelope();
    return new SnapshotPart(
        pool(envelope, snapshot.getPoolId()),
        new Position(snapshot.getLedgerEpoch(), snapshot.getAsOf()),
        snapshot.getChunk(),
        snapshot.getChunks(),
        snapshot.getDigest(),
        snapshot.getAllocations().stream().map(Events::held).toList(),
        Nanos.of(envelope.getTStart()));
  }

  private static SnapshotPart.Held held(LiveAllocation allocation) {
    return new SnapshotPart.Held(
        allocation.getAllocId(),
        new Claimant(
            orEmpty(allocation.getTenant()),
            orEmpty(allocation.getWorkload()),
            orEmpty(allocation.getInitiator()),
            orEmpty(allocation.getTag())),
        allocation.getReserved(),
        allocation.getExtents().stream()
            .flatMap(extent -> Extent.of(extent.getBase(), extent.getLength()).stream())
            .toList());
  }

  /** Whether an object of the inventory is, or was, a pool. */
  static boolean mayBePool(Inventory inventory) {
    return inventory.getDeleted() || inventory.getObject() instanceof Pool;
  }

  static PoolEvent size(Inventory inventory) {
    Optional<Capacity> capacity =
        !inventory.getDeleted() && inventory.getObject() instanceof Pool pool
            ? Optional.of(new Capacity(pool.getCapacityBytes(), base(pool)))
            : Optional.empty();
    return new PoolSize(
        pool(inventory.getEnvelope(), inventory.getObjectId()),
        new Version(inventory.getInvEpoch(), inventory.getInvSeq()),
        capacity);
  }

  private static OptionalLong base(Pool pool) {
    return pool.getBase() == null ? OptionalLong.empty() : OptionalLong.of(pool.getBase());
  }

  private static Request request(Allocation allocation) {
    Long bytes = allocation.getBytesRequested();
    var reason = allocation.getReason();
    return new Request(
        Optional.ofNullable(allocation.getAllocId()),
        new Claimant(
            orEmpty(allocation.getTenant()),
            orEmpty(allocation.getWorkload()),
            orEmpty(allocation.getInitiator()),
            orEmpty(allocation.getTag())),
        bytes == null ? 0 : bytes,
        Optional.ofNullable(allocation.getDstPool()),
        reason == null ? "" : reason.name().toLowerCase(Locale.ROOT));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static Operation operation(AllocationOp op) {
    return Operation.valueOf(op.name());
  }

  private static PoolId pool(Envelope envelope, String pool) {
    return new PoolId(envelope.getCaseName(), envelope.getFabricId(), pool);
  }
}
