package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.POOL;
import static io.memwall.streams.allocation.Entries.alloc;
import static io.memwall.streams.allocation.Entries.at;
import static io.memwall.streams.allocation.Entries.extent;
import static io.memwall.streams.allocation.Entries.free;
import static io.memwall.streams.allocation.Entries.history;
import static io.memwall.streams.allocation.Entries.inEpoch;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.MemoryRows;
import io.memwall.streams.allocation.LedgerEntry.Operation;
import io.memwall.streams.allocation.PoolSize.Capacity;
import io.memwall.streams.allocation.PoolSize.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PoolBookTest {
  private final List<PoolResult> results = new ArrayList<>();
  private final List<Handover> handovers = new ArrayList<>();
  private final List<LeakResult> leaks = new ArrayList<>();
  private PoolRows rows;
  private PoolBook.Desk desk;
  private PoolBook book;
  private long nowMs;

  @BeforeEach
  @BeforeTry
  void open() {
    rows = new PoolRows(new MemoryRows());
    desk = new PoolBook.Desk(rows, Surroundings.UNKNOWN, this::sort);
    book = PoolBook.begin(POOL, desk);
    results.clear();
    handovers.clear();
    leaks.clear();
    nowMs = 1_000_000;
  }

  @Property(tries = 200)
  void anyOrder_anyRepeats_andAnyRestart_endInOneState(@ForAll Random random) {
    var entries = new ArrayList<>(history());
    take(entries);
    var inOrder = last();
    var handedInOrder = handovers.stream().map(PoolBookTest::handed).toList();
    open();
    Collections.shuffle(entries, random);
    entries.addAll(List.copyOf(entries.subList(0, 20)));
    int restart = random.nextInt(entries.size());
    take(entries.subList(0, restart));
    reopen();
    take(entries.subList(restart, entries.size()));
    assertThat(last().figures()).isEqualTo(inOrder.figures());
    assertThat(last().use()).isEqualTo(inOrder.use());
    assertThat(handovers).map(PoolBookTest::handed).isEqualTo(handedInOrder);
    assertThat(last().progress().applied()).isEqualTo(inOrder.progress().applied());
    assertThat(last().progress().asOfNs()).isEqualTo(inOrder.progress().asOfNs());
    assertThat(last().progress().certain()).isTrue();
  }

  @Test
  void everyEntry_isOneResult_withARisingCounter() {
    take(List.of(alloc(1, "A", 0, 1), alloc(2, "B", 1, 1), alloc(2, "B", 1, 1)));
    assertThat(results).extracting(result -> result.revision().counter()).containsExactly(1L, 2L);
    assertThat(results).extracting(result -> result.revision().generation()).containsOnly(1_000L);
  }

  @Test
  void aHole_isBorneFor30Seconds_thenDeclared_andHealed() {
    take(List.of(alloc(1, "A", 0, 1), alloc(3, "C", 2, 1)));
    nowMs += 29_999;
    book.tick(nowMs);
    assertThat(results).hasSize(1);
    nowMs += 1;
    book.tick(nowMs);
    assertThat(last().progress().certain()).isFalse();
    assertThat(last().progress().applied()).isEqualTo(1);
    assertThat(last().figures().usedBytes()).isEqualTo(MIB);
    book.tick(nowMs);
    assertThat(results).hasSize(2);

    take(List.of(alloc(2, "B", 1, 1)));
    assertThat(results.get(2).progress().applied()).as("the doubt is taken back").isEqualTo(1);
    assertThat(results.get(2).progress().certain()).isTrue();
    assertThat(last().progress().applied()).isEqualTo(3);
    assertThat(last().figures().usedBytes()).isEqualTo(3 * MIB);
    assertThat(last().progress().certain()).isTrue();
  }

  @Test
  void aHole_of30SecondsInTheLedgersOwnTime_isDeclaredWithoutWaiting() {
    take(List.of(alloc(1, "A", 0, 1), alloc(3, "C", 2, 1), alloc(33, "D", 3, 1)));
    assertThat(last().progress().certain()).isFalse();
  }

  @Test
  void aLedgerSeenFromTheMiddle_isUncertainAndHasNothing() {
    take(List.of(alloc(500, "A", 0, 1)));
    nowMs += 30_000;
    book.tick(nowMs);
    assertThat(last().progress().certain()).isFalse();
    assertThat(last().progress().applied()).isZero();
    assertThat(last().progress().asOfNs()).isEqualTo(500_000_000_000L);
  }

  @Test
  void aFullBuffer_declaresTheHole_andCountsWhatFoundNoRoom() {
    for (int i = 0; i <= PoolBook.WAITING; i++) {
      take(List.of(alloc(3 + i, "A" + i, i, 1)));
    }
    assertThat(last().progress().certain()).isFalse();
    take(List.of(alloc(1, "X", 20_000, 1), alloc(2, "Y", 20_001, 1)));
    assertThat(last().progress().applied()).isEqualTo(2L + PoolBook.WAITING);
    assertThat(last().figures().anomalies()).containsEntry("buffer_overflow", 1L);
    assertThat(last().progress().hasHole()).isTrue();
    take(List.of(alloc(3 + PoolBook.WAITING, "last", 30_000, 1)));
    assertThat(last().progress().hasHole()).isFalse();
  }

  @Test
  void aNewLedger_takesBackWithItsFirstEntry_whicheverOfItsEntriesCameFirst() {
    var anew = List.of(inEpoch(2, alloc(1, "C", 4, 1)), inEpoch(2, alloc(2, "D", 5, 1)));
    take(List.of(alloc(1, "A", 0, 1)));
    take(anew);
    var inOrder = handovers.stream().map(PoolBookTest::handed).toList();
    open();
    take(List.of(alloc(1, "A", 0, 1), anew.get(1)));
    reopen();
    take(List.of(anew.get(0)));
    assertThat(handovers).map(PoolBookTest::handed).isEqualTo(inOrder);
    assertThat(handovers.get(1).ledgerEpoch()).as("of the ledger that is over").isEqualTo(1);
    assertThat(last().figures().usedBytes()).isEqualTo(2 * MIB);
  }

  @Test
  void aPoolsSize_isThatOfTheEntrysTime_whateverTheInventoryHasSaidBy() {
    desk = new PoolBook.Desk(rows, new GrowsAt(2_000_000_000L), this::sort);
    book = PoolBook.begin(POOL, desk);
    take(List.of(alloc(1, "A", 0, 1)));
    book.take(size(2, 200), nowMs);
    take(List.of(alloc(2, "B", 1, 1)));
    assertThat(results)
        .extracting(result -> result.figures().capacityBytes())
        .containsExactly(OptionalLong.of(100 * MIB), OptionalLong.of(200 * MIB));
  }

  /** A pool of 100 MiB that has 200 later. */
  private record GrowsAt(long ns) implements Surroundings {
    @Override
    public List<Right> rights(PoolId pool, long atNs) {
      return List.of();
    }

    @Override
    public OptionalLong quota(PoolId pool, String tenant, long atNs) {
      return OptionalLong.empty();
    }

    @Override
    public Optional<Capacity> capacity(PoolId pool, long atNs) {
      return Optional.of(new Capacity((atNs < ns ? 100 : 200) * MIB, OptionalLong.of(0)));
    }
  }

  @Test
  void aHigherEpoch_beginsTheLedgerAnew_andALowerOneIsStale() {
    take(List.of(alloc(1, "A", 0, 5), alloc(2, "B", 5, 5), free(3, "nobody")));
    take(List.of(inEpoch(2, alloc(1, "C", 0, 1))));
    assertThat(last().figures().usedBytes()).isEqualTo(MIB);
    assertThat(last().figures().anomalies()).isEmpty();
    assertThat(last().revision().counter()).isEqualTo(4);
    int before = results.size();
    take(List.of(alloc(4, "D", 100, 1)));
    assertThat(results).hasSize(before);
    reopen();
    take(List.of(inEpoch(2, free(2, "C"))));
    assertThat(last().figures().usedBytes()).isZero();
    assertThat(last().figures().anomalies()).isEmpty();
  }

  @Test
  void aCapacity_thatComesLater_isShownAtOnce_andAnOlderOneIsIgnored() {
    take(List.of(alloc(1, "A", 0, 1)));
    assertThat(last().figures().capacityBytes()).isEmpty();
    book.take(size(2, 10), nowMs);
    assertThat(last().figures().freeBytes()).hasValue(9 * MIB);
    assertThat(results).hasSize(2);
    book.take(size(1, 20), nowMs);
    book.take(size(3, 10), nowMs);
    assertThat(results).hasSize(2);
    reopen();
    take(List.of(alloc(2, "B", 1, 1)));
    assertThat(last().figures().largestFreeBytes()).hasValue(8 * MIB);
  }

  @Test
  void aLedgerSeenFromTheMiddle_goesOnBehindASnapshot() {
    take(List.of(alloc(500, "C", 20, 5)));
    var parts = snapshot(499, held("A", 0, 10), held("B", 10, 10));
    book.take(parts.get(1), nowMs);
    book.take(parts.get(0), nowMs);
    book.take(parts.get(1), nowMs);
    assertThat(results).as("the entries before may still come").isEmpty();
    nowMs += 30_000;
    book.tick(nowMs);
    assertThat(last().progress().certain()).isTrue();
    assertThat(last().progress().applied()).isEqualTo(500);
    assertThat(last().figures().usedBytes()).isEqualTo(25 * MIB);
    assertThat(results).hasSize(2);
    take(List.of(free(501, "A")));
    assertThat(last().figures().usedBytes()).isEqualTo(15 * MIB);
    assertThat(last().figures().anomalies()).isEmpty();
  }

  @Test
  void anUncertainLedger_takesTheNextWholeSnapshotAtOnce() {
    take(List.of(alloc(1, "A", 0, 1), alloc(3, "C", 2, 1), alloc(33, "D", 3, 1)));
    assertThat(last().progress().certain()).isFalse();
    var parts = snapshot(32, held("A", 0, 1), held("C", 2, 1));
    book.take(parts.get(0), nowMs);
    reopen();
    assertThat(last().progress().certain()).isFalse();
    book.take(parts.get(1), nowMs);
    assertThat(last().progress().certain()).isTrue();
    assertThat(last().progress().applied()).isEqualTo(33);
    assertThat(last().figures().usedBytes()).isEqualTo(3 * MIB);
    int before = results.size();
    take(List.of(alloc(2, "B", 1, 1)));
    assertThat(results).as("the snapshot covers it").hasSize(before);
  }

  @Test
  void aSnapshot_ofALedgerThatLacksNothing_changesNothing() {
    snapshot(2, held("X", 0, 1), held("Y", 1, 1)).forEach(part -> book.take(part, nowMs));
    take(List.of(alloc(1, "A", 0, 1), alloc(2, "B", 1, 1)));
    snapshot(1, held("X", 0, 1), held("Y", 1, 1)).forEach(part -> book.take(part, nowMs));
    nowMs += 60_000;
    book.tick(nowMs);
    assertThat(results).hasSize(2);
    assertThat(last().figures().tenants()).containsOnlyKeys("t-A", "t-B");
  }

  @Test
  void everyExtent_isHandedOutAndTakenBack() {
    take(List.of(alloc(1, "A", 0, 10), alloc(2, "B", 10, 10), free(3, "A")));
    take(List.of(Entries.entry(4, Operation.RESIZE, "B", extent(10, 10), extent(30, 5))));
    take(List.of(alloc(5, "C", 12, 2)));
    assertThat(handovers)
        .extracting(each -> handed(each))
        .containsExactly(
            "A 0+10 since 1",
            "B 10+10 since 2",
            "A 0+10 since 1 until 3",
            "B 30+5 since 4",
            "B 10+10 since 2 until 5",
            "B 10+2 since 5",
            "B 14+6 since 5",
            "C 12+2 since 5");
  }

  @Test
  void aMigration_isMarkedUntilItEnds() {
    take(List.of(alloc(1, "A", 0, 10)));
    take(List.of(Entries.entry(2, Operation.MIGRATE_BEGIN, "A", extent(100, 10))));
    assertThat(last().figures().inMigrationBytes()).isEqualTo(10 * MIB);
    assertThat(last().figures().usedBytes()).isEqualTo(20 * MIB);
    take(List.of(Entries.entry(3, Operation.MIGRATE_END, "A")));
    assertThat(last().figures().inMigrationBytes()).isZero();
    assertThat(handovers)
        .extracting(each -> handed(each))
        .containsExactly(
            "A 0+10 since 1",
            "A 100+10 since 2",
            "A 0+10 since 1 leaving",
            "A 0+10 since 1 until 3 leaving");
  }

  @Test
  void aNewLedger_takesBackWhatTheOldOneGaveOut() {
    take(List.of(alloc(1, "A", 0, 1)));
    take(List.of(inEpoch(2, alloc(1, "A", 0, 1))));
    assertThat(handovers)
        .extracting(Handover::ledgerEpoch, each -> handed(each))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "A 0+1 since 1"),
            org.assertj.core.groups.Tuple.tuple(1L, "A 0+1 since 1 until 1"),
            org.assertj.core.groups.Tuple.tuple(2L, "A 0+1 since 1"));
  }

  @Test
  void whoHoldsWhat_isSaidAgainOnceAWeek() {
    take(List.of(alloc(1, "A", 0, 1)));
    book.tick(nowMs);
    nowMs += PoolBook.ANNOUNCED.toMillis();
    book.tick(nowMs);
    book.tick(nowMs);
    assertThat(handovers)
        .extracting(each -> handed(each))
        .containsExactly("A 0+1 since 1", "A 0+1 since 1");
  }

  @Test
  void highWaterMarks_stayWhereTheyWere() {
    take(List.of(alloc(1, "A", 0, 8), alloc(2, "a2", 8, 1), free(3, "A"), alloc(4, "A", 0, 2)));
    reopen();
    take(List.of(alloc(5, "A3", 20, 1)));
    assertThat(last().use().highWater()).containsEntry("t-A", 8 * MIB);
    assertThat(last().figures().tenants().get("t-A").usedBytes()).isEqualTo(3 * MIB);
  }

  @Test
  void sixteenPieces_everySecondFreed_leaveEighthsOfWhatIsFree() {
    book.take(size(1, 1024), nowMs);
    for (int i = 0; i < 16; i++) {
      take(List.of(alloc(1 + i, "p" + i, 64L * i, 64)));
    }
    for (int i = 0; i < 16; i += 2) {
      take(List.of(free(17 + i / 2, "p" + i)));
    }
    take(List.of(Entries.fail(25, 128, "fragmentation")));
    assertThat(last().figures().freeBytes()).hasValue(512 * MIB);
    assertThat(last().figures().largestFreeBytes()).hasValue(64 * MIB);
    assertThat(last().use().fragmentation().share()).hasValue(0.875);
    assertThat(last().figures().failures().fragmentation()).isEqualTo(1);
  }

  @Test
  void tenGibAnHour_neverFreed_isTheOnlySuspect_andARestartForgetsNothing() {
    long gib = 1024;
    int sequence = 0;
    for (int hour = 0; hour < 8; hour++) {
      take(List.of(at(hour, alloc(++sequence, "leak" + hour, 100 * gib * hour, 10 * gib))));
      if (hour > 0) {
        take(List.of(at(hour, free(++sequence, "churn"))));
      }
      take(List.of(at(hour, alloc(++sequence, "churn", 1000 * gib, 10 * gib))));
      reopen();
    }
    var latest = leaks.stream().filter(leak -> leak.points().size() == 7).toList();
    assertThat(latest).hasSize(2);
    assertThat(latest)
        .filteredOn(leak -> leak.verdict().suspect().equals(Optional.of(true)))
        .singleElement()
        .satisfies(
            leak -> {
              assertThat(leak.group().tenant()).isEqualTo("t-l");
              assertThat(leak.trend().orElseThrow().z()).isGreaterThanOrEqualTo(3);
              assertThat(leak.trend().orElseThrow().slopeBytesPerHour())
                  .isEqualTo(10.0 * (1L << 30));
            });
    assertThat(leaks).extracting(leak -> leak.points().size()).contains(1, 7);
  }

  private static String handed(Handover handover) {
    var extent = handover.place().extent();
    String until =
        handover.untilNs().isEmpty()
            ? ""
            : " until " + handover.untilNs().getAsLong() / 1_000_000_000L;
    return "%s %d+%d since %d%s%s"
        .formatted(
            handover.id(),
            extent.first() / MIB,
            extent.length() / MIB,
            handover.place().since().sequence(),
            until,
            handover.place().leaving() ? " leaving" : "");
  }

  private static SnapshotPart.Held held(String id, long base, long length) {
    var claimant = new Claimant("t-" + id.charAt(0), "", "", "");
    return new SnapshotPart.Held(id, claimant, false, List.of(extent(base, length)));
  }

  private static List<SnapshotPart> snapshot(
      long asOf, SnapshotPart.Held first, SnapshotPart.Held second) {
    var position = new LedgerEntry.Position(1, asOf);
    long atNs = asOf * 1_000_000_000L;
    return List.of(
        new SnapshotPart(POOL, position, 0, 2, "digest", List.of(first), atNs),
        new SnapshotPart(POOL, position, 1, 2, "digest", List.of(second), atNs));
  }

  private static PoolSize size(long version, long mib) {
    var capacity = new Capacity(mib * MIB, OptionalLong.of(0));
    return new PoolSize(POOL, new Version(1, version), Optional.of(capacity));
  }

  private void take(List<LedgerEntry> entries) {
    entries.forEach(entry -> book.take(entry, nowMs));
  }

  private void reopen() {
    var head = Optional.ofNullable(rows.heads().get(POOL));
    book =
        head.map(bytes -> PoolBook.reopen(POOL, desk, bytes))
            .orElseGet(() -> PoolBook.begin(POOL, desk));
  }

  private void sort(LedgerOutput output) {
    if (output instanceof PoolResult result) {
      results.add(result);
    } else if (output instanceof Handover handover) {
      handovers.add(handover);
    } else {
      leaks.add((LeakResult) output);
    }
  }

  private PoolResult last() {
    return results.get(results.size() - 1);
  }
}
