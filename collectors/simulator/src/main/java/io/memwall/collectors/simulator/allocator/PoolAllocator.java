package io.memwall.collectors.simulator.allocator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Places allocations in one pool, contiguously, and numbers every decision. Not thread-safe. */
public final class PoolAllocator {
  private final Ledger ledger;
  private final Fit fit;
  private final FreeExtents free;
  private final TreeMap<String, Live> live = new TreeMap<>();
  private final TreeMap<String, Long> usedByTenant = new TreeMap<>();
  private long lastSeq;
  private long lastAllocation;
  private long usedBytes;

  private record Live(AllocationRequest request, Extent extent) {}

  public PoolAllocator(Ledger ledger, Extent memory, Fit fit) {
    this.ledger = ledger;
    this.fit = fit;
    this.free = new FreeExtents(memory);
  }

  /** An ALLOC entry, or a FAIL entry with the reason. */
  public AllocationEvent allocate(AllocationRequest request, long tNanos) {
    Optional<Extent> place = free.take(request.bytes(), fit);
    if (place.isEmpty()) {
      return entry(AllocationEvent.Op.FAIL, Optional.empty(), new Live(request, null), tNanos);
    }
    String id = ledger.poolId() + "-" + ++lastAllocation;
    Live allocation = new Live(request, place.orElseThrow());
    live.put(id, allocation);
    account(allocation, request.bytes());
    return entry(AllocationEvent.Op.ALLOC, Optional.of(id), allocation, tNanos);
  }

  /**
   * A FREE entry.
   *
   * @throws IllegalArgumentException when nothing lives under this id
   */
  public AllocationEvent free(String allocId, long tNanos) {
    Live allocation = live.remove(allocId);
    if (allocation == null) {
      throw new IllegalArgumentException(
          "pool " + ledger.poolId() + " has no live allocation " + allocId);
    }
    free.giveBack(allocation.extent());
    account(allocation, -allocation.extent().length());
    return entry(AllocationEvent.Op.FREE, Optional.of(allocId), allocation, tNanos);
  }

  private void account(Live allocation, long bytes) {
    usedBytes += bytes;
    usedByTenant.merge(allocation.request().tenant(), bytes, Long::sum);
    usedByTenant.remove(allocation.request().tenant(), 0L);
  }

  private AllocationEvent entry(
      AllocationEvent.Op op, Optional<String> allocId, Live about, long tNanos) {
    boolean failed = op == AllocationEvent.Op.FAIL;
    return new AllocationEvent(
        ledger.poolId(),
        ledger.epoch(),
        ++lastSeq,
        op,
        allocId,
        about.request(),
        failed ? List.of() : List.of(about.extent()),
        failed ? Optional.of(reason(about.request())) : Optional.empty(),
        tNanos);
  }

  private AllocationEvent.Reason reason(AllocationRequest request) {
    return request.bytes() > free.freeBytes()
        ? AllocationEvent.Reason.CAPACITY
        : AllocationEvent.Reason.FRAGMENTATION;
  }

  public PoolUse use() {
    return new PoolUse(
        ledger.poolId(), lastSeq, usedBytes, free.freeBytes(), free.largestBytes(), usedByTenant);
  }

  /** Ids of what lives, in the order of their text. */
  public List<String> liveIds() {
    return new ArrayList<>(live.keySet());
  }

  /** Free extents by address. */
  public List<Extent> freeExtents() {
    return free.extents();
  }

  /** What lives: id and where. */
  public Map<String, Extent> liveExtents() {
    Map<String, Extent> places = new TreeMap<>();
    live.forEach((id, allocation) -> places.put(id, allocation.extent()));
    return places;
  }
}
