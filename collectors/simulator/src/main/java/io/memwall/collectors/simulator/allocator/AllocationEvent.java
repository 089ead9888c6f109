package io.memwall.collectors.simulator.allocator;

import java.util.List;
import java.util.Optional;

/**
 * One entry of a pool's ledger.
 *
 * @param ledgerEpoch changes when an allocator starts its ledger anew
 * @param ledgerSeq from 1, without holes
 * @param allocId empty for a failure
 * @param request what was asked; of a FREE, what the freed allocation once asked
 * @param extents where the memory lies, or lay for a FREE; empty for a failure
 * @param reason of a failure only
 * @param tNanos Unix epoch, UTC
 */
public record AllocationEvent(
    String poolId,
    long ledgerEpoch,
    long ledgerSeq,
    Op op,
    Optional<String> allocId,
    AllocationRequest request,
    List<Extent> extents,
    Optional<Reason> reason,
    long tNanos) {

  /** What happened. */
  public enum Op {
    ALLOC,
    FREE,
    FAIL
  }

  /** Why nothing could be allocated. */
  public enum Reason {
    /** Fewer free bytes than asked for. */
    CAPACITY,
    /** Enough free bytes, but in pieces that are all too small. */
    FRAGMENTATION
  }

  public AllocationEvent {
    extents = List.copyOf(extents);
  }

  public String tenant() {
    return request.tenant();
  }

  public String workload() {
    return request.workload();
  }

  public String initiator() {
    return request.initiator();
  }

  public String tag() {
    return request.tag();
  }

  public long bytesRequested() {
    return request.bytes();
  }
}
