package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** One pool's side of a script about allocations: who asks for what, and when. */
final class Allocations {
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private final World world;
  private final PoolNode pool;
  private final int entity;

  Allocations(World world, PoolNode pool) {
    this.world = world;
    this.pool = pool;
    this.entity = world.timeline().newEntity();
  }

  PoolNode pool() {
    return pool;
  }

  /** A request of one tenant's only workload. */
  AllocationEvent allocate(String tenant, String tag, long bytes) {
    String node = world.machines().hostsOf(pool).get(0).nodeId();
    AllocationRequest request = new AllocationRequest(tenant, "job", node, tag, bytes);
    return world.ledgers().allocate(pool.poolId(), request);
  }

  void free(String allocId) {
    world.ledgers().free(pool.poolId(), allocId);
  }

  void at(long nanos, Runnable action) {
    world.timeline().at(nanos * Timeline.PICOS_PER_NANO, Rank.GENERATE, entity, action);
  }

  void after(long nanos, Runnable action) {
    world.timeline().after(nanos * Timeline.PICOS_PER_NANO, Rank.GENERATE, entity, action);
  }

  /** Again and again while the load lasts, first after one gap; it is told how often before. */
  void every(long nanos, IntConsumer action) {
    every(nanos, 0, world.budget(), action);
  }

  private void every(long nanos, int nth, Budget budget, IntConsumer action) {
    after(
        nanos,
        () -> {
          if (budget.take(world.timeline().now())) {
            action.accept(nth);
            every(nanos, nth + 1, budget, action);
          }
        });
  }

  /** Every pool does this, while all hosts read a little. */
  static void inEveryPool(World world, Consumer<Allocations> script) {
    Steady.begin(world);
    onlyIn(world, script);
  }

  static void onlyIn(World world, Consumer<Allocations> script) {
    List<PoolNode> pools = world.machines().pools();
    pools.forEach(pool -> script.accept(new Allocations(world, pool)));
  }
}
