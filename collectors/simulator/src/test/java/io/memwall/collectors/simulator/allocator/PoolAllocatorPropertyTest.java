package io.memwall.collectors.simulator.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.core.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is allocated and freed in whatever order, the books must balance. */
final class PoolAllocatorPropertyTest {
  private static final long CAPACITY = 1_000;
  private static final long BASE = 1L << 40;

  @Property(tries = 200)
  void anyHistory_keepsTheBooksBalanced(@ForAll long seed, @ForAll Fit fit) {
    PoolAllocator pool = new PoolAllocator(new Ledger("pool0", 1), new Extent(BASE, CAPACITY), fit);
    SplitMix64 random = new SplitMix64(seed);
    for (int step = 1; step <= 200; step++) {
      AllocationEvent event = act(pool, random);
      assertThat(event.ledgerSeq()).isEqualTo(step);
      assertBalanced(pool);
    }
  }

  private static AllocationEvent act(PoolAllocator pool, SplitMix64 random) {
    List<String> live = pool.liveIds();
    if (!live.isEmpty() && random.percent(45)) {
      return pool.free(live.get((int) random.below(live.size())), 0);
    }
    String tenant = "t" + random.below(3);
    return pool.allocate(new AllocationRequest(tenant, "w", "h0", "x", 1 + random.below(300)), 0);
  }

  private static void assertBalanced(PoolAllocator pool) {
    List<Extent> all = new ArrayList<>(pool.freeExtents());
    all.addAll(pool.liveExtents().values());
    all.sort((one, other) -> Long.compare(one.base(), other.base()));
    long at = BASE;
    for (Extent extent : all) {
      assertThat(extent.base()).isEqualTo(at);
      at = extent.end();
    }
    PoolUse use = pool.use();
    assertThat(at).isEqualTo(BASE + CAPACITY);
    assertThat(use.usedBytes() + use.freeBytes()).isEqualTo(CAPACITY);
    assertThat(use.usedByTenant().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(use.usedBytes());
  }
}
