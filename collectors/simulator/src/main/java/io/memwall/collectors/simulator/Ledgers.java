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
import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The allocators of all pools; every decision goes to the truth and to whoever listens. */
final class Ledgers {
  private static final long MILLION = 1_000_000;

  /** Memory is handed out in larger pieces than this. */
  private static final int KIB = 10;

  private final Timeline timeline;
  private final Epoch epoch;
  private final Truth truth;
  private final Consumer<AllocationEvent> listener;
  private final Map<Decision, Long> decisions = new TreeMap<>(Decision.ORDER);
  private final Map<String, PoolAllocator> allocators = new TreeMap<>();

  /** A kind of entry in a ledger. */
  private record Decision(String poolId, String metric, Optional<String> reason) {
    static final Comparator<Decision> ORDER =
        Comparator.comparing(Decision::poolId)
            .thenComparing(Decision::metric)
            .thenComparing(decision -> decision.reason().orElse(""));

    static Decision of(AllocationEvent event) {
      String metric =
          switch (event.op()) {
            case ALLOC -> "alloc_successes";
            case FREE -> "alloc_frees";
            case FAIL -> "alloc_failures";
          };
      return new Decision(
          event.poolId(), metric, event.reason().map(r -> r.name().toLowerCase(Locale.ROOT)));
    }
  }

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

  /** How often what was decided, and how torn the free memory is in the end. */
  void sayTo(TruthLines lines) {
    decisions.forEach(
        (decision, times) -> {
          TruthKey key = TruthKey.of("pool", decision.poolId());
          lines.total(
              decision.metric(),
              decision.reason().map(r -> key.with("reason", r)).orElse(key),
              times);
        });
    allocators.forEach(
        (poolId, allocator) -> {
          PoolUse use = allocator.use();
          long torn = use.freeBytes() - use.largestFreeBytes();
          if (use.freeBytes() > 0) {
            long parts = Math.multiplyExact(torn >> KIB, MILLION) / (use.freeBytes() >> KIB);
            lines.total("pool_fragmentation_ppm", TruthKey.of("pool", poolId), parts);
          }
        });
  }

  private AllocationEvent published(PoolAllocator allocator, AllocationEvent event) {
    truth.pool(allocator.use(), event.tNanos());
    decisions.merge(Decision.of(event), 1L, Long::sum);
    listener.accept(event);
    return event;
  }

  private long now() {
    return epoch.stamp(timeline.now());
  }
}
