package io.memwall.streams.allocation;

import io.memwall.streams.ByteWriter;
import io.memwall.streams.allocation.LedgerEntry.Operation;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is asked of a pool: the sizes of the latest requests, and how those of the last five minutes
 * of the ledger's time fared.
 */
final class Demand {
  /** Requests whose sizes are remembered. */
  static final int REMEMBERED = 1_024;

  private static final int ENOUGH = 20;
  private static final long SECOND = 1_000_000_000L;
  private static final long WINDOW_S = 300;

  private final PoolTable sizeRows;
  private final PoolTable secondRows;
  private final long[] sizes = new long[REMEMBERED];
  private final NavigableMap<Long, FailRate> seconds = new TreeMap<>();
  private long requests;
  private FailRate lately = FailRate.NONE;
  private OptionalLong typical = OptionalLong.empty();

  Demand(PoolTable sizeRows, PoolTable secondRows) {
    this.sizeRows = sizeRows;
    this.secondRows = secondRows;
    sizeRows.scan(
        (key, value) -> {
          long number = value.int64();
          sizes[slot(number)] = value.int64();
          requests = Math.max(requests, number + 1);
        });
    secondRows.scan(
        (key, value) -> count(key.ordered(), new FailRate(value.int64(), value.int64())));
    typical = nearestRank95();
  }

  /** Takes in an entry; only requests matter. */
  void take(LedgerEntry entry) {
    boolean failed = entry.operation() == Operation.FAIL;
    boolean granted =
        switch (entry.operation()) {
          case ALLOC, RESERVE, RESIZE -> true;
          default -> false;
        };
    if (!failed && !granted) {
      return;
    }
    long second = Math.floorDiv(entry.atNs(), SECOND);
    count(second, new FailRate(1, failed ? 1 : 0));
    store(second);
    forgetBefore(seconds.lastKey() - WINDOW_S);
    if (entry.requestedBytes() != 0) {
      remember(entry.requestedBytes());
    }
  }

  /** How the requests of the 5 minutes that end with the latest one fared. */
  FailRate lately() {
    return lately;
  }

  /** The 95th percentile (nearest rank) of the sizes remembered, bytes; none before 20 of them. */
  OptionalLong typicalBytes() {
    return typical;
  }

  private void remember(long bytes) {
    sizes[slot(requests)] = bytes;
    sizeRows.put(
        sizeRows.key().int32(slot(requests)), new ByteWriter().int64(requests).int64(bytes));
    requests++;
    typical = nearestRank95();
  }

  private OptionalLong nearestRank95() {
    if (requests < ENOUGH) {
      return OptionalLong.empty();
    }
    long[] sorted = Arrays.copyOf(sizes, (int) Math.min(requests, REMEMBERED));
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(sorted);
    int rank = Math.toIntExact((95L * sorted.length + 99) / 100);
    return OptionalLong.of(sorted[rank - 1] ^ Long.MIN_VALUE);
  }

  private void count(long second, FailRate counts) {
    seconds.merge(second, counts, FailRate::plus);
    lately = lately.plus(counts);
  }

  private void store(long second) {
    var counts = seconds.get(second);
    secondRows.put(
        secondRows.key().ordered(second),
        new ByteWriter().int64(counts.requests()).int64(counts.failures()));
  }

  /** Forgets the seconds up to one; what comes that late is counted no more. */
  private void forgetBefore(long last) {
    while (seconds.firstKey() <= last) {
      var old = seconds.pollFirstEntry();
      secondRows.delete(secondRows.key().ordered(old.getKey()));
      lately = lately.plus(new FailRate(-old.getValue().requests(), -old.getValue().failures()));
    }
  }

  private static int slot(long number) {
    return (int) (number % REMEMBERED);
  }
}
