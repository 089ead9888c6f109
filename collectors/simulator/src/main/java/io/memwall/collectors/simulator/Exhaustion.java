package io.memwall.collectors.simulator;

import java.util.List;

/** A tenant that asks for one GiB after the other and goes on asking when nothing is left. */
final class Exhaustion {
  private static final long EVERY_NANOS = 1_000_000_000;

  private Exhaustion() {}

  static void begin(World world) {
    Allocations.inEveryPool(
        world,
        pool -> {
          pool.every(EVERY_NANOS, n -> pool.allocate("greedy", "heap", Allocations.GIB));
          String entity = "pool:" + pool.pool().poolId();
          world.expectations().states(entity, List.of("ok", "warn", "critical"));
          world.expectations().causes(entity, List.of("p"));
        });
  }
}
