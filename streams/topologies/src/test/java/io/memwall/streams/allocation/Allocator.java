package io.memwall.streams.allocation;

import io.memwall.schemas.EventType;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LiveAllocation;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.events.Quota;
import java.time.Instant;
import java.util.List;

/** What the allocator of a pool would send, one entry a second. */
record Allocator(String fabric, String pool) {
  static final Instant T0 = Instant.parse("2026-03-01T12:00:00.5Z");
  static final long MIB = 1L << 20;

  Allocation alloc(long sequence, String id, long baseMib, long lengthMib) {
    return entry(sequence, AllocationOp.ALLOC, id)
        .setExtents(List.of(new io.memwall.schemas.events.Extent(baseMib * MIB, lengthMib * MIB)))
        .build();
  }

  Allocation free(long sequence, String id) {
    return entry(sequence, AllocationOp.FREE, id).build();
  }

  Inventory size(long version, long mib) {
    return Inventory.newBuilder()
        .setEnvelope(envelope(EventType.INVENTORY, version))
        .setObjectId(pool)
        .setInvEpoch(1)
        .setInvSeq(version)
        .setDeleted(false)
        .setObject(
            Pool.newBuilder()
                .setNodeId("node-" + pool)
                .setCapacityBytes(mib * MIB)
                .setBase(0L)
                .build())
        .build();
  }

  Inventory attachment(String host, long version) {
    return Inventory.newBuilder(size(version, 1))
        .setObjectId("at-" + host)
        .setObject(Attachment.newBuilder().setHostId(host).setPoolId(pool).build())
        .build();
  }

  /** What the tenant may hold of the pool. */
  Inventory quota(String tenant, long mib, long version) {
    return Inventory.newBuilder(size(version, 1))
        .setObjectId("quota-" + tenant + "-" + mib)
        .setObject(new Quota(tenant, pool, mib * MIB))
        .build();
  }

  /** Everything held as of an entry: allocation S, one MiB at 512 MiB. */
  PoolSnapshot snapshot(long asOf) {
    var extent = new io.memwall.schemas.events.Extent(512 * MIB, MIB);
    return PoolSnapshot.newBuilder()
        .setEnvelope(envelope(EventType.SNAPSHOT, asOf))
        .setPoolId(pool)
        .setLedgerEpoch(1)
        .setAsOf(asOf)
        .setChunk(0)
        .setChunks(1)
        .setDigest("digest")
        .setAllocations(
            List.of(
                LiveAllocation.newBuilder().setAllocId("S").setExtents(List.of(extent)).build()))
        .build();
  }

  private Allocation.Builder entry(long sequence, AllocationOp op, String id) {
    return Allocation.newBuilder()
        .setEnvelope(envelope(EventType.ALLOCATION, sequence))
        .setPoolId(pool)
        .setLedgerEpoch(1)
        .setLedgerSeq(sequence)
        .setOp(op)
        .setAllocId(id)
        .setTenant("tenant");
  }

  private Envelope envelope(EventType type, long sequence) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId("allocator")
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(type.stream(0))
        .setSeq(sequence)
        .setTStart(T0.plusSeconds(sequence))
        .setTEnd(T0.plusSeconds(sequence))
        .setTEmit(T0.plusSeconds(sequence))
        .setClock(new Clock(ClockSource.PTP, 100L))
        .setFabricId(fabric)
        .setSite("site")
        .setRev(0)
        .build();
  }
}
