package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.POOL;
import static io.memwall.streams.allocation.Entries.alloc;
import static io.memwall.streams.allocation.Entries.extent;
import static io.memwall.streams.allocation.Entries.free;
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
  private PoolRows rows;
  private PoolBook book;
  private long nowMs;

  @BeforeEach
  @BeforeTry
  void open() {
    rows = new PoolRows(new MemoryRows());
    book = PoolBook.begin(POOL, rows, results::add);
    results.clear();
    nowMs = 1_000_000;
  }

  @Property(tries = 200)
  void anyOrder_anyRepeats_andAnyRestart_endInOneState(@ForAll Random random) {
    var entries = new ArrayList<>(history());
    take(entries);
    var inOrder = last();
    open();
    Collections.shuffle(entries, random);
    entries.addAll(List.copyOf(entries.subList(0, 20)));
    int restart = random.nextInt(entries.size());
    take(entries.subList(0, restart));
    reopen();
    take(entries.subList(restart, entries.size()));
    assertThat(last().figures()).isEqualTo(inOrder.figures());
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

  private static PoolSize size(long version, long mib) {
    var capacity = new Capacity(mib * MIB, OptionalLong.of(0));
    return new PoolSize(POOL, new Version(1, version), Optional.of(capacity));
  }

  /** Fifty allocations, every third freed again, one resize and one migration. */
  private static List<LedgerEntry> history() {
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 0; i < 50; i++) {
      entries.add(alloc(entries.size() + 1, "a" + i, 10L * i, 10));
      if (i % 3 == 2) {
        entries.add(free(entries.size() + 1, "a" + (i - 1)));
      }
    }
    entries.add(Entries.entry(entries.size() + 1, Operation.RESIZE, "a0", extent(0, 5)));
    entries.add(Entries.entry(entries.size() + 1, Operation.MIGRATE_BEGIN, "a3", extent(900, 10)));
    entries.add(Entries.entry(entries.size() + 1, Operation.MIGRATE_END, "a3"));
    return entries;
  }

  private void take(List<LedgerEntry> entries) {
    entries.forEach(entry -> book.take(entry, nowMs));
  }

  private void reopen() {
    var head = Optional.ofNullable(rows.heads().get(POOL));
    book =
        head.map(bytes -> PoolBook.reopen(POOL, rows, bytes, results::add))
            .orElseGet(() -> PoolBook.begin(POOL, rows, results::add));
  }

  private PoolResult last() {
    return results.get(results.size() - 1);
  }
}
