package io.memwall.streams.allocation;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The free stretches of a pool, kept as claims come and go. Claims must not overlap. */
final class Gaps {
  private final Extent pool;
  // First address to gap; lengths to how many gaps have them.
  private final NavigableMap<Long, Extent> gaps = new TreeMap<>(Long::compareUnsigned);
  private final NavigableMap<Long, Integer> lengths = new TreeMap<>(Long::compareUnsigned);

  Gaps(Extent pool) {
    this.pool = pool;
    add(pool);
  }

  /** Takes an extent away; what lies outside the pool does not matter. */
  void claim(Extent claimed) {
    pool.intersection(claimed)
        .ifPresent(
            inside -> {
              var gap = gaps.floorEntry(inside.first()).getValue();
              remove(gap);
              gap.minus(inside).forEach(this::add);
            });
  }

  /** Gives a claimed extent back. */
  void release(Extent released) {
    pool.intersection(released).ifPresent(inside -> add(joined(inside)));
  }

  /** Length of the longest free stretch, bytes; 0 when there is none. */
  long largest() {
    return lengths.isEmpty() ? 0 : lengths.lastKey();
  }

  /** Bytes that requests of one size can use: Σ ⌊gap / r⌋ · r. */
  long usable(long requestBytes) {
    long usable = 0;
    for (var length : lengths.entrySet()) {
      long pieces = Long.divideUnsigned(length.getKey(), requestBytes);
      usable += length.getValue() * pieces * requestBytes;
    }
    return usable;
  }

  private Extent joined(Extent freed) {
    long first = freed.first();
    long last = freed.last();
    var before = gaps.floorEntry(first);
    if (before != null && before.getValue().last() + 1 == first) {
      first = before.getValue().first();
      remove(before.getValue());
    }
    var after = last == -1 ? null : gaps.get(last + 1);
    if (after != null) {
      last = after.last();
      remove(after);
    }
    return new Extent(first, last);
  }

  private void add(Extent gap) {
    gaps.put(gap.first(), gap);
    lengths.merge(gap.length(), 1, Integer::sum);
  }

  private void remove(Extent gap) {
    gaps.remove(gap.first());
    lengths.computeIfPresent(gap.length(), (length, count) -> count == 1 ? null : count - 1);
  }
}
