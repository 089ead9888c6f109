package io.memwall.streams.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of pool addresses: never empty and never beyond 2^64. All numbers are unsigned.
 *
 * @param first first address
 * @param last last address, inclusive: an exclusive end could not name the end of the space
 */
record Extent(long first, long last) {

  /** The extent of a base and a length in bytes; none when it is empty or beyond the space. */
  static Optional<Extent> of(long base, long length) {
    long last = base + length - 1;
    return length == 0 || Long.compareUnsigned(last, base) < 0
        ? Optional.empty()
        : Optional.of(new Extent(base, last));
  }

  /** Length in bytes; 0 stands for the whole space of 2^64. */
  long length() {
    return last - first + 1;
  }

  boolean overlaps(Extent other) {
    return Long.compareUnsigned(first, other.last) <= 0
        && Long.compareUnsigned(other.first, last) <= 0;
  }

  boolean contains(Extent other) {
    return Long.compareUnsigned(first, other.first) <= 0
        && Long.compareUnsigned(other.last, last) <= 0;
  }

  /** The part both share. */
  Optional<Extent> intersection(Extent other) {
    if (!overlaps(other)) {
      return Optional.empty();
    }
    long from = Long.compareUnsigned(first, other.first) >= 0 ? first : other.first;
    long to = Long.compareUnsigned(last, other.last) <= 0 ? last : other.last;
    return Optional.of(new Extent(from, to));
  }

  /** What is left without the other: none, one or two parts. */
  List<Extent> minus(Extent other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    var left = new ArrayList<Extent>(2);
    if (Long.compareUnsigned(first, other.first) < 0) {
      left.add(new Extent(first, other.first - 1));
    }
    if (Long.compareUnsigned(other.last, last) < 0) {
      left.add(new Extent(other.last + 1, last));
    }
    return left;
  }
}
