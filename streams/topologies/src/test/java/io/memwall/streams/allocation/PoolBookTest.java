package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.POOL;
import static io.memwall.streams.allocation.Entries.alloc;
import static io.memwall.streams.allocation.Entries.at;
import static io.memwall.streams.allocation.Entries.free;
import static io.memwall.streams.allocation.Entries.history;
import static io.memwall.streams.allocation.Entries.inEpoch;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.allocation.PoolSize.Capacity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PoolBookTest extends OpenPoolBook {
  @Property(tries = 200)
  void anyOrder_anyRepeats_andAnyRestart_endInOneState(@ForAll Random random) {
    var entries = new ArrayList<>(history());
    take(entries);
    var inOrder = last();
    var handedInOrder = handovers.stream().map(OpenPoolBook::handed).toList();
    open();
    Collections.shuffle(entries, random);
    entries.addAll(List.copyOf(entries.subList(0, 20)));
    int restart = random.nextInt(entries.size());
    take(entries.subList(0, restart));
    reopen();
    take(entries.subList(restart, entries.size()));
    assertThat(last().figures()).isEqualTo(inOrder.figures());
    assertThat(last().use()).isEqualTo(inOrder.use());
    assertThat(handovers).map(OpenPoolBook::handed).isEqualTo(handedInOrder);
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
}
