package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.LiveAllocation;
import io.memwall.schemas.events.PoolSnapshot;

/** Parts of snapshots as Avro. */
final class SnapshotEvents {
  private SnapshotEvents() {}

  static PoolSnapshot of(SnapshotChunk chunk, Envelope envelope) {
    return PoolSnapshot.newBuilder()
        .setEnvelope(envelope)
        .setPoolId(chunk.asOf().poolId())
        .setLedgerEpoch(chunk.asOf().epoch())
        .setAsOf(chunk.asOf().seq())
        .setChunk(chunk.chunk())
        .setChunks(chunk.chunks())
        .setDigest(chunk.digest())
        .setAllocations(chunk.allocations().stream().map(SnapshotEvents::live).toList())
        .build();
  }

  private static LiveAllocation live(SnapshotChunk.LiveAllocation allocation) {
    return LiveAllocation.newBuilder()
        .setAllocId(allocation.allocId())
        .setTenant(allocation.owner().tenant().orElse(null))
        .setWorkload(allocation.owner().workload().orElse(null))
        .setInitiator(allocation.owner().initiator().orElse(null))
        .setTag(allocation.owner().tag().orElse(null))
        .setReserved(allocation.reserved())
        .setExtents(LedgerEvents.extents(allocation.extents()))
        .build();
  }
}
