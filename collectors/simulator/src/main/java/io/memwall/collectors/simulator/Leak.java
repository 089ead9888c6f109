package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.truth.TruthKey;

/** One tenant takes 10 GiB an hour and gives nothing back; the others take as much as they give. */
final class Leak {
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int GIB_PER_HOUR = 10;
  private static final String SUSPECT = "leaky";

  private Leak() {}

  static void begin(World world) {
    Allocations.inEveryPool(
        world,
        pool -> {
          pool.every(
              60 / GIB_PER_HOUR * MINUTE_NANOS,
              n -> pool.allocate(SUSPECT, "cache", Allocations.GIB));
          churn(pool, "analytics", 20, 4);
          churn(pool, "search", 7, 1);
          expect(world, pool);
        });
  }

  /** So many GiB at a time; the one before goes when the next has come. */
  private static void churn(Allocations pool, String tenant, int minutes, int gib) {
    pool.every(
        minutes * MINUTE_NANOS,
        n ->
            pool.allocate(tenant, "shuffle", gib * Allocations.GIB)
                .allocId()
                .ifPresent(id -> pool.after((minutes + 1) * MINUTE_NANOS, () -> pool.free(id))));
  }

  private static void expect(World world, Allocations pool) {
    TruthKey key = TruthKey.of("pool", pool.pool().poolId()).with("tenant", SUSPECT);
    world.expectations().total("tenant_leak_suspect", key, 1);
    world.expectations().total("tenant_leak_bytes_per_hour", key, GIB_PER_HOUR * Allocations.GIB);
  }
}
