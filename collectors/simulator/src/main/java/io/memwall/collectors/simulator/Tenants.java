package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenants of one pool that allocate and free; the fuller the pool, the more they free. In one act
 * of the demo those of one pool give nothing back until nearly all is taken.
 */
final class Tenants {
  static final long MEAN_PAUSE_NANOS = 400_000_000L;

  private static final List<String> NAMES = List.of("training", "inference", "analytics", "search");
  private static final List<String> TAGS = List.of("weights", "kv-cache", "optimizer", "shuffle");
  private static final long MIB = 1L << 20;
  private static final int AT_START = 14;

  private static final long SMALL_MIB = 128;

  private static final int MOST_PERCENT = 97;
  private static final int FEW_LEFT_PERCENT = 90;
  private static final int FILL_AT_ONCE = 2;

  private final World world;
  private final PoolNode pool;
  private final boolean fills;
  private final SplitMix64 random;
  private final Budget budget;
  private final int entity;
  private final List<Host> hosts;
  private final List<String> live = new ArrayList<>();

  /**
   * @param fills whether the pool's memory runs short in the act that is about that
   */
  Tenants(World world, PoolNode pool, boolean fills) {
    this.world = world;
    this.pool = pool;
    this.fills = fills;
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
      allocate(sizeMib());
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
    if (fills && Act.at(world.timeline().now()) == Act.FILLING) {
      fill();
    } else if (!live.isEmpty() && random.percent(freePercent())) {
      free();
    } else {
      allocate(sizeMib());
    }
    next();
  }

  /** Several requests at once while there is plenty, small ones to come near the rim. */
  private void fill() {
    for (int i = 0; i < FILL_AT_ONCE && usedPercent() < FEW_LEFT_PERCENT; i++) {
      allocate(SMALL_MIB * (1 + random.below(16)));
    }
    if (usedPercent() < MOST_PERCENT) {
      allocate(SMALL_MIB);
    }
  }

  private void free() {
    String id = live.remove((int) random.below(live.size()));
    world.ledgers().free(pool.poolId(), id);
  }

  private long usedPercent() {
    return world.ledgers().use(pool.poolId()).usedBytes() * 100 / pool.capacityBytes();
  }

  /** Keeps the pool between a half and three quarters. */
  private int freePercent() {
    long used = usedPercent();
    if (used < 50) {
      return 25;
    }
    return used < 70 ? 45 : 100;
  }

  /** 256 MiB to 4 GiB, in pieces that leave holes of every size. */
  private long sizeMib() {
    return 256 + 128 * random.below(31);
  }

  /** Unless it would be refused: a refusal counts for five minutes, which is longer than an act. */
  private void allocate(long mib) {
    if (mib * MIB > world.ledgers().use(pool.poolId()).largestFreeBytes()) {
      return;
    }
    int tenant = (int) random.below(NAMES.size());
    AllocationRequest request =
        new AllocationRequest(
            NAMES.get(tenant),
            "job-" + random.below(3),
            hosts.get((int) random.below(hosts.size())).nodeId(),
            TAGS.get(tenant),
            mib * MIB);
    AllocationEvent event = world.ledgers().allocate(pool.poolId(), request);
    event.allocId().ifPresent(live::add);
  }
}
