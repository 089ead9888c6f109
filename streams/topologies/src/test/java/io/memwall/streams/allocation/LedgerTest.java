package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.alloc;
import static io.memwall.streams.allocation.Entries.entry;
import static io.memwall.streams.allocation.Entries.extent;
import static io.memwall.streams.allocation.Entries.free;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.allocation.LedgerEntry.Operation;
import io.memwall.streams.allocation.PoolSize.Capacity;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final int POOL_MIB = 1024;

  private final Ledger ledger = ledger();

  private static Ledger ledger() {
    return new Ledger(Optional.of(new Capacity(POOL_MIB * MIB, OptionalLong.of(0))));
  }

  @Test
  void theWorkedExample_ofTheDomainModel() {
    apply(alloc(1, "A", 0, 256), alloc(2, "B", 256, 128), alloc(3, "C", 384, 256), free(4, "B"));
    apply(Entries.fail(5, 512, "fragmentation"));
    var figures = PoolFigures.of(ledger);
    assertThat(figures.usedBytes()).isEqualTo(512 * MIB);
    assertThat(figures.freeBytes()).hasValue(512 * MIB);
    assertThat(figures.largestFreeBytes()).hasValue(384 * MIB);
    assertThat(figures.allocations()).isEqualTo(2);
    assertThat(figures.failures().count()).isEqualTo(1);
    assertThat(figures.failures().fragmentation()).isEqualTo(1);
    assertThat(figures.failures().byReason()).containsEntry("fragmentation", 1L);
    assertThat(figures.anomalies()).isEmpty();
    assertThat(figures.tenants()).containsOnlyKeys("t-A", "t-C");
    var fragmentation = Fragmentation.of(ledger, OptionalLong.of(256 * MIB));
    assertThat(fragmentation.share()).hasValue(0.25);
    assertThat(fragmentation.unusable())
        .contains(new Fragmentation.Unusable(256 * MIB, 0.5))
        .contains(new Fragmentation.Unusable(1L << 30, 1));
  }

  @Test
  void aReservation_isSetAside_untilItIsAllocatedOrGivenBack() {
    apply(entry(1, Operation.RESERVE, "A", extent(0, 100)));
    assertThat(PoolFigures.of(ledger).reservedBytes()).isEqualTo(100 * MIB);
    assertThat(PoolFigures.of(ledger).usedBytes()).isZero();
    assertThat(PoolFigures.of(ledger).largestFreeBytes()).hasValue((POOL_MIB - 100) * MIB);
    apply(alloc(2, "A", 0, 100));
    assertThat(PoolFigures.of(ledger).reservedBytes()).isZero();
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(100 * MIB);
    var amount = Entries.request("R", "", 50 * MIB, null);
    apply(entry(3, Operation.RESERVE, amount));
    assertThat(PoolFigures.of(ledger).freeBytes()).hasValue((POOL_MIB - 150) * MIB);
    apply(entry(4, Operation.UNRESERVE, "R"));
    assertThat(PoolFigures.of(ledger).freeBytes()).hasValue((POOL_MIB - 100) * MIB);
    assertThat(ledger.anomalies()).isEmpty();
  }

  @Test
  void aResize_replacesThePlace_andKeepsTheTenant() {
    var grown = Entries.request("A", "", 0, null);
    apply(alloc(1, "A", 0, 10), entry(2, Operation.RESIZE, grown, extent(0, 30)));
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(30 * MIB);
    assertThat(PoolFigures.of(ledger).tenants()).containsOnlyKeys("t-A");
    assertThat(ledger.anomalies()).isEmpty();
  }

  @Test
  void aMigrationWithinThePool_holdsBothPlacesUntilItEnds() {
    apply(alloc(1, "A", 0, 10), entry(2, Operation.MIGRATE_BEGIN, "A", extent(100, 10)));
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(20 * MIB);
    assertThat(PoolFigures.of(ledger).allocations()).isEqualTo(1);
    apply(entry(3, Operation.MIGRATE_END, "A"));
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(10 * MIB);
    assertThat(Entries.places(ledger.holdings().get("A").orElseThrow()))
        .containsExactly(extent(100, 10));
  }

  @Test
  void aMigrationToAnotherPool_holdsTheSourceUntilItEnds() {
    var away = Entries.request("A", "t-A", 0, "p2");
    apply(alloc(1, "A", 0, 10), entry(2, Operation.MIGRATE_BEGIN, away, extent(500, 10)));
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(10 * MIB);
    apply(entry(3, Operation.MIGRATE_END, away));
    assertThat(PoolFigures.of(ledger).usedBytes()).isZero();
  }

  @Test
  void anOverlap_isFlagged_andTheNewestClaimHolds() {
    apply(alloc(1, "A", 0, 100), alloc(2, "B", 40, 20));
    assertThat(ledger.anomalies()).isEqualTo(Map.of(Anomaly.OVERLAP, 1L));
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(100 * MIB);
    assertThat(Entries.places(ledger.holdings().get("A").orElseThrow()))
        .containsExactly(extent(0, 40), extent(60, 40));
    apply(free(3, "A"));
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(20 * MIB);
  }

  @Test
  void memoryOfNoLength_isAllocatedAndFreed_withoutATrace() {
    apply(entry(1, Operation.ALLOC, "A"), free(2, "A"));
    assertThat(PoolFigures.of(ledger).usedBytes()).isZero();
    assertThat(PoolFigures.of(ledger).freeBytes()).hasValue(POOL_MIB * MIB);
    assertThat(ledger.anomalies()).isEmpty();
  }

  @Test
  void aFreeOfAnUnknownId_andASecondFree_areToldApart() {
    apply(free(1, "X"), alloc(2, "A", 0, 1), free(3, "A"), free(4, "A"));
    assertThat(ledger.anomalies())
        .isEqualTo(Map.of(Anomaly.FREE_UNKNOWN, 1L, Anomaly.DOUBLE_FREE, 1L));
  }

  @Test
  void aClaimOutsideThePool_isFlagged_andOverbookingLeavesFreeUnknown() {
    apply(alloc(1, "A", 1000, 2000));
    assertThat(ledger.anomalies()).isEqualTo(Map.of(Anomaly.OUT_OF_POOL, 1L));
    assertThat(PoolFigures.of(ledger).freeBytes()).isEmpty();
    assertThat(PoolFigures.of(ledger).largestFreeBytes()).hasValue(1000 * MIB);
  }

  @Test
  void entriesThatCannotBe_areCountedByKind() {
    apply(
        entry(1, Operation.UNKNOWN, "A"),
        entry(2, Operation.ALLOC, (String) null, extent(0, 1)),
        entry(3, Operation.UNRESERVE, "A"),
        entry(4, Operation.MIGRATE_END, "A"),
        entry(5, Operation.RESIZE, "A", extent(0, 1)),
        alloc(6, "A", 0, 1));
    assertThat(ledger.anomalies())
        .containsOnlyKeys(
            Anomaly.UNKNOWN_OPERATION,
            Anomaly.MISSING_ID,
            Anomaly.UNRESERVE_UNKNOWN,
            Anomaly.MIGRATE_UNKNOWN,
            Anomaly.RESIZE_UNKNOWN,
            Anomaly.ALLOC_EXISTS);
    assertThat(PoolFigures.of(ledger).usedBytes()).isEqualTo(MIB);
  }

  @Test
  void withoutCapacity_freeIsUnknownAndNotZero_andALaterOneIsApplied() {
    var blind = new Ledger(Optional.empty());
    blind.apply(alloc(1, "A", 0, 256));
    assertThat(PoolFigures.of(blind).capacityBytes()).isEmpty();
    assertThat(PoolFigures.of(blind).freeBytes()).isEmpty();
    assertThat(PoolFigures.of(blind).largestFreeBytes()).isEmpty();
    blind.resize(Optional.of(new Capacity(POOL_MIB * MIB, OptionalLong.of(0))));
    assertThat(PoolFigures.of(blind).freeBytes()).hasValue(768 * MIB);
    assertThat(PoolFigures.of(blind).largestFreeBytes()).hasValue(768 * MIB);
  }

  @Property
  void used_isTheSumOfLiveExtents_andGapsAreWhatIsLeft(
      @ForAll("entries") List<LedgerEntry> entries) {
    var any = ledger();
    entries.forEach(any::apply);
    var taken = new BitSet(POOL_MIB);
    long places = 0;
    for (var id : List.of("a", "b", "c", "d")) {
      for (var place : any.holdings().get(id).map(Holding::places).orElse(List.of())) {
        int from = (int) (place.extent().first() / MIB);
        int length = (int) (place.extent().length() / MIB);
        assertThat(taken.get(from, from + length).isEmpty()).as("places are disjoint").isTrue();
        taken.set(from, from + length);
        places += place.extent().length();
      }
    }
    var figures = PoolFigures.of(any);
    assertThat(figures.usedBytes() + figures.reservedBytes()).isEqualTo(places);
    assertThat(figures.freeBytes()).hasValue(POOL_MIB * MIB - places);
    assertThat(figures.largestFreeBytes()).hasValue(longestGap(taken) * MIB);
    long byTenant = figures.tenants().values().stream().mapToLong(Holdings.Tenant::usedBytes).sum();
    assertThat(byTenant).isEqualTo(figures.usedBytes());
  }

  private static long longestGap(BitSet taken) {
    long longest = 0;
    int from = taken.nextClearBit(0);
    while (from < POOL_MIB) {
      int next = taken.nextSetBit(from);
      int to = next < 0 ? POOL_MIB : next;
      longest = Math.max(longest, to - from);
      from = taken.nextClearBit(to);
    }
    return longest;
  }

  @Provide
  static Arbitrary<List<LedgerEntry>> entries() {
    var operations =
        Arbitraries.of(
            Operation.ALLOC,
            Operation.FREE,
            Operation.RESIZE,
            Operation.RESERVE,
            Operation.UNRESERVE,
            Operation.MIGRATE_BEGIN,
            Operation.MIGRATE_END);
    var ids = Arbitraries.of("a", "b", "c", "d");
    var bases = Arbitraries.longs().between(0, POOL_MIB / 2);
    var lengths = Arbitraries.longs().between(1, POOL_MIB / 2);
    return Combinators.combine(operations, ids, bases, lengths)
        .as((operation, id, base, length) -> entry(1, operation, id, extent(base, length)))
        .list()
        .ofMaxSize(40);
  }

  private void apply(LedgerEntry... entries) {
    for (var entry : entries) {
      ledger.apply(entry);
    }
  }
}
