package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.allocator.Fit;
import io.memwall.collectors.simulator.allocator.Ledger;
import io.memwall.collectors.simulator.allocator.PoolAllocator;
import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.PoolNode;
import io.memwall.collectors.simulator.truth.Truth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The allocators of all pools; every decision goes to the truth and to whoever listens. */
final class Ledgers {
  private final Timeline timeline;
  private final Epoch epoch;
  private final Truth truth;
  private final Consumer<AllocationEvent> listener;
  private final Map<String, PoolAllocator> allocators = new TreeMap<>();

  Ledgers(Timeline timeline, Epoch epoch, Truth truth, Consumer<AllocationEvent> listener) {
    this.timeline = timeline;
    this.epoch = epoch;
    this.truth = truth;
    this.listener = listener;
  }

  void open(List<PoolNode> pools, Fit fit) {
    for (PoolNode pool : pools) {
      Extent memory = new Extent(pool.base(), pool.capacityBytes());
      // A run that starts at another time is another ledger, also after a restart.
      Ledger ledger = new Ledger(pool.poolId(), epoch.startNanos());
      PoolAllocator allocator = new PoolAllocator(ledger, memory, fit);
      allocators.put(pool.poolId(), allocator);
      truth.follow(allocator.use());
    }
  }

  AllocationEvent allocate(String poolId, AllocationRequest request) {
    PoolAllocator allocator = allocators.get(poolId);
    return published(allocator, allocator.allocate(request, now()));
  }

  void free(String poolId, String allocId) {
    PoolAllocator allocator = allocators.get(poolId);
    published(allocator, allocator.free(allocId, now()));
  }

  PoolUse use(String poolId) {
    return allocators.get(poolId).use();
  }

  private AllocationEvent published(PoolAllocator allocator, AllocationEvent event) {
    truth.pool(allocator.use(), event.tNanos());
    listener.accept(event);
    return event;
  }

  private long now() {
    return epoch.stamp(timeline.now());
  }
}
