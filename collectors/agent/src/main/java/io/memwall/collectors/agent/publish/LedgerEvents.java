package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Extent;
import io.memwall.schemas.events.FailReason;
import java.util.List;

/** Ledger entries as Avro. */
final class LedgerEvents {
  private LedgerEvents() {}

  static Allocation of(LedgerEntry entry, Envelope envelope) {
    Allocation.Builder event =
        Allocation.newBuilder()
            .setEnvelope(envelope)
            .setPoolId(entry.position().poolId())
            .setLedgerEpoch(entry.position().epoch())
            .setLedgerSeq(entry.position().seq())
            .setOp(AllocationOp.valueOf(entry.operation().name()))
            .setAllocId(entry.allocId().orElse(null))
            .setTenant(entry.owner().tenant().orElse(null))
            .setWorkload(entry.owner().workload().orElse(null))
            .setInitiator(entry.owner().initiator().orElse(null))
            .setTag(entry.owner().tag().orElse(null))
            .setExtents(extents(entry.extents()))
            .setOldExtents(extents(entry.oldExtents()))
            .setDstPool(entry.destinationPool().orElse(null))
            .setReason(entry.reason().map(r -> FailReason.valueOf(r.name())).orElse(null));
    entry.bytesRequested().ifPresent(event::setBytesRequested);
    return event.build();
  }

  static List<Extent> extents(List<LedgerEntry.Extent> extents) {
    return extents.stream()
        .map(e -> Extent.newBuilder().setBase(e.base()).setLength(e.length()).build())
        .toList();
  }
}
