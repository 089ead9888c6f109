package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of instants as disjoint, ascending ranges. It stays small: beyond {@link #LIMIT} ranges the
 * two with the smallest gap become one, which takes the gap in.
 */
record Ranges(List<Interval> ranges) {
  static final int LIMIT = 64;
  static final Ranges NONE = new Ranges(List.of());

  Ranges {
    ranges = List.copyOf(ranges);
  }

  boolean contains(long ns) {
    return ranges.stream().anyMatch(range -> range.startNs() <= ns && ns < range.endNs());
  }

  Ranges plus(Interval added) {
    var merged = new ArrayList<Interval>();
    var open = added;
    for (var range : ranges) {
      if (range.endNs() < open.startNs()) {
        merged.add(range);
      } else if (range.startNs() > open.endNs()) {
        merged.add(open);
        open = range;
      } else {
        open = union(range, open);
      }
    }
    merged.add(open);
    return new Ranges(merged.size() > LIMIT ? withoutSmallestGap(merged) : merged);
  }

  private static List<Interval> withoutSmallestGap(List<Interval> ranges) {
    int smallest = 1;
    for (int i = 2; i < ranges.size(); i++) {
      if (gap(ranges, i) < gap(ranges, smallest)) {
        smallest = i;
      }
    }
    var fewer = new ArrayList<>(ranges);
    fewer.set(smallest - 1, union(ranges.get(smallest - 1), ranges.get(smallest)));
    fewer.remove(smallest);
    return fewer;
  }

  private static long gap(List<Interval> ranges, int i) {
    return ranges.get(i).startNs() - ranges.get(i - 1).endNs();
  }

  private static Interval union(Interval a, Interval b) {
    return new Interval(Math.min(a.startNs(), b.startNs()), Math.max(a.endNs(), b.endNs()));
  }

  byte[] bytes() {
    var out = new ByteWriter();
    ranges.forEach(range -> out.int64(range.startNs()).int64(range.endNs()));
    return out.bytes();
  }

  static Ranges of(byte[] bytes) {
    var in = new ByteReader(bytes);
    var ranges = new ArrayList<Interval>();
    while (in.hasMore()) {
      ranges.add(new Interval(in.int64(), in.int64()));
    }
    return new Ranges(ranges);
  }
}
