package io.memwall.streams.allocation;

import io.memwall.streams.Fabric;
import io.memwall.streams.allocation.PoolSize.Capacity;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.QuotaFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the inventory says is around a pool. */
record DeclaredSurroundings(InventoryView inventory) implements Surroundings {

  @Override
  public List<Right> rights(PoolId pool, long atNs) {
    var fabric = new Fabric(pool.caseName(), pool.fabric());
    return inventory.attachments(fabric, pool.pool(), atNs).stream()
        .map(right -> new Right(right.host(), right.quotaBytes(), OptionalDouble.empty()))
        .toList();
  }

  @Override
  public Optional<Capacity> capacity(PoolId pool, long atNs) {
    return inventory
        .pool(new Fabric(pool.caseName(), pool.fabric()), pool.pool(), atNs)
        .map(known -> new Capacity(known.capacityBytes(), known.base()));
  }

  @Override
  public OptionalLong quota(PoolId pool, String tenant, long atNs) {
    var fabric = new Fabric(pool.caseName(), pool.fabric());
    return inventory.quotasOfTenant(fabric, tenant, atNs).stream()
        .filter(quota -> quota.pool().equals(Optional.of(pool.pool())))
        .map(QuotaFacts::bytes)
        // Two that contradict each other: nobody is told of more than both allow.
        .min(Long::compareUnsigned)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
