package io.memwall.collectors.simulator.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolAllocatorTest {
  private static final long MIB = 1L << 20;

  private final PoolAllocator pool = allocator(Fit.FIRST);
  private long clock;

  private static PoolAllocator allocator(Fit fit) {
    return new PoolAllocator(new Ledger("pool0", 7), new Extent(0, 1024 * MIB), fit);
  }

  private AllocationEvent allocate(PoolAllocator from, String tenant, long mib) {
    return from.allocate(new AllocationRequest(tenant, "job", "h0", "test", mib * MIB), ++clock);
  }

  private static String id(AllocationEvent event) {
    return event.allocId().orElseThrow();
  }

  @Test
  void theWorkedExample_leavesTwoHolesAndFailsForFragmentation() {
    AllocationEvent a = allocate(pool, "A", 256);
    AllocationEvent b = allocate(pool, "B", 128);
    AllocationEvent c = allocate(pool, "C", 256);
    pool.free(id(b), ++clock);
    AllocationEvent failed = allocate(pool, "D", 512);

    assertThat(a.extents()).containsExactly(new Extent(0, 256 * MIB));
    assertThat(b.extents()).containsExactly(new Extent(256 * MIB, 128 * MIB));
    assertThat(c.extents()).containsExactly(new Extent(384 * MIB, 256 * MIB));
    assertThat(pool.use().usedBytes()).isEqualTo(512 * MIB);
    assertThat(pool.use().freeBytes()).isEqualTo(512 * MIB);
    assertThat(pool.use().largestFreeBytes()).isEqualTo(384 * MIB);
    assertThat(pool.freeExtents())
        .containsExactly(new Extent(256 * MIB, 128 * MIB), new Extent(640 * MIB, 384 * MIB));
    assertThat(failed.op()).isEqualTo(AllocationEvent.Op.FAIL);
    assertThat(failed.reason()).contains(AllocationEvent.Reason.FRAGMENTATION);
    assertThat(failed.ledgerSeq()).isEqualTo(5);
  }

  @Test
  void tenants_areAccountedUntilTheyHoldNothing() {
    allocate(pool, "A", 256);
    AllocationEvent b = allocate(pool, "B", 128);
    assertThat(pool.use().usedByTenant())
        .containsEntry("A", 256 * MIB)
        .containsEntry("B", 128 * MIB);

    pool.free(id(b), ++clock);
    assertThat(pool.use().usedByTenant()).containsOnlyKeys("A");
  }

  @Test
  void aRequestLargerThanAllThatIsFree_failsForCapacity() {
    allocate(pool, "A", 1000);

    AllocationEvent failed = allocate(pool, "A", 25);

    assertThat(failed.reason()).contains(AllocationEvent.Reason.CAPACITY);
    assertThat(failed.allocId()).isEmpty();
    assertThat(failed.extents()).isEmpty();
  }

  @Test
  void aFullPool_hasNothingFree() {
    AllocationEvent all = allocate(pool, "A", 1024);
    assertThat(pool.use().freeBytes()).isZero();
    assertThat(pool.use().largestFreeBytes()).isZero();

    pool.free(id(all), ++clock);
    assertThat(pool.freeExtents()).containsExactly(new Extent(0, 1024 * MIB));
  }

  @Test
  void freeing_joinsBothNeighbours() {
    List<AllocationEvent> three =
        List.of(allocate(pool, "A", 1), allocate(pool, "A", 1), allocate(pool, "A", 1));
    pool.free(id(three.get(0)), ++clock);
    pool.free(id(three.get(2)), ++clock);
    pool.free(id(three.get(1)), ++clock);

    assertThat(pool.freeExtents()).containsExactly(new Extent(0, 1024 * MIB));
  }

  @Test
  void bestFit_takesTheShortestHole() {
    PoolAllocator best = allocator(Fit.BEST);
    AllocationEvent large = allocate(best, "A", 200);
    allocate(best, "A", 1);
    AllocationEvent small = allocate(best, "A", 100);
    allocate(best, "A", 1);
    best.free(id(large), ++clock);
    best.free(id(small), ++clock);

    assertThat(allocate(best, "A", 90).extents()).containsExactly(new Extent(201 * MIB, 90 * MIB));
  }

  @Test
  void freeingTwice_isRefused() {
    AllocationEvent a = allocate(pool, "A", 1);
    pool.free(id(a), ++clock);

    assertThatThrownBy(() -> pool.free(id(a), ++clock)).hasMessageContaining("no live allocation");
  }

  @Test
  void anEmptyRequest_isRefused() {
    assertThatThrownBy(() -> allocate(pool, "A", 0)).hasMessageContaining("at least 1 byte");
  }
}
