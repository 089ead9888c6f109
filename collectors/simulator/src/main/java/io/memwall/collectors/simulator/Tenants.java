package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.ArrayList;
import java.util.List;

/** Tenants of one pool that allocate and free; the fuller the pool, the more they free. */
final class Tenants {
  static final long MEAN_PAUSE_NANOS = 400_000_000L;

  private static final List<String> NAMES = List.of("training", "inference", "analytics", "search");
  private static final List<String> TAGS = List.of("weights", "kv-cache", "optimizer", "shuffle");
  private static final long MIB = 1L << 20;
  private static final int AT_START = 24;

  private final World world;
  private final PoolNode pool;
  private final SplitMix64 random;
  private final Budget budget;
  private final int entity;
  private final List<Host> hosts;
  private final List<String> live = new ArrayList<>();

  Tenants(World world, PoolNode pool) {
    this.world = world;
    this.pool = pool;
    this.hosts = world.machines().hostsOf(pool);
    this.random = world.stream("alloc:" + pool.nodeId());
    this.budget = world.budget();
    this.entity = world.timeline().newEntity();
  }

  /** 40 % of each pool for each of them: together more than there is. */
  static List<InventoryObject> quotas(List<PoolNode> pools) {
    return pools.stream()
        .flatMap(
            pool ->
                NAMES.stream()
                    .map(
                        name ->
                            (InventoryObject)
                                new InventoryObject.Quota(
                                    name + "@" + pool.poolId(),
                                    name,
                                    pool.poolId(),
                                    pool.capacityBytes() / 5 * 2)))
        .toList();
  }

  void start() {
    for (int i = 0; i < AT_START; i++) {
      allocate();
    }
    next();
  }

  private void next() {
    long pause = MEAN_PAUSE_NANOS / 2 + random.below(MEAN_PAUSE_NANOS);
    world.timeline().after(pause * Timeline.PICOS_PER_NANO, Rank.GENERATE, entity, this::act);
  }

  private void act() {
    if (!budget.take(world.timeline().now())) {
      return;
    }
    if (!live.isEmpty() && random.percent(freePercent())) {
      String id = live.remove((int) random.below(live.size()));
      world.ledgers().free(pool.poolId(), id);
    } else {
      allocate();
    }
    next();
  }

  /** Keeps the pool between two thirds and full, so that some requests fail. */
  private int freePercent() {
    PoolUse use = world.ledgers().use(pool.poolId());
    long usedPercent = use.usedBytes() * 100 / pool.capacityBytes();
    if (usedPercent < 70) {
      return 35;
    }
    return usedPercent < 90 ? 48 : 60;
  }

  /** 256 MiB to 4 GiB, in pieces that leave holes of every size. */
  private void allocate() {
    int tenant = (int) random.below(NAMES.size());
    AllocationRequest request =
        new AllocationRequest(
            NAMES.get(tenant),
            "job-" + random.below(3),
            hosts.get((int) random.below(hosts.size())).nodeId(),
            TAGS.get(tenant),
            (256 + 128 * random.below(31)) * MIB);
    AllocationEvent event = world.ledgers().allocate(pool.poolId(), request);
    event.allocId().ifPresent(live::add);
  }
}
