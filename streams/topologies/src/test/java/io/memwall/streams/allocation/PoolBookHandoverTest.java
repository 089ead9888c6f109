package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.alloc;
import static io.memwall.streams.allocation.Entries.extent;
import static io.memwall.streams.allocation.Entries.free;
import static io.memwall.streams.allocation.Entries.inEpoch;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.allocation.LedgerEntry.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a book takes from snapshots, and what it says of who holds which extent. */
final class PoolBookHandoverTest extends OpenPoolBook {
  @Test
  void aNewLedger_takesBackWithItsFirstEntry_whicheverOfItsEntriesCameFirst() {
    var anew = List.of(inEpoch(2, alloc(1, "C", 4, 1)), inEpoch(2, alloc(2, "D", 5, 1)));
    take(List.of(alloc(1, "A", 0, 1)));
    take(anew);
    var inOrder = handovers.stream().map(OpenPoolBook::handed).toList();
    open();
    take(List.of(alloc(1, "A", 0, 1), anew.get(1)));
    reopen();
    take(List.of(anew.get(0)));
    assertThat(handovers).map(OpenPoolBook::handed).isEqualTo(inOrder);
    assertThat(handovers.get(1).ledgerEpoch()).as("of the ledger that is over").isEqualTo(1);
    assertThat(last().figures().usedBytes()).isEqualTo(2 * MIB);
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
}
