package io.memwall.streams.contention;

import java.util.List;
import java.util.TreeSet;

/**
 * Who asked.
 *
 * @param known their addresses, in order
 * @param more true when there were others
 */
record Masters(List<String> known, boolean more) {
  static final Masters NONE = new Masters(List.of(), false);

  Masters {
    known = known.stream().distinct().sorted().toList();
  }

  Masters plus(Masters other) {
    var all = new TreeSet<>(known);
    all.addAll(other.known);
    return new Masters(List.copyOf(all), more || other.more);
  }

  /** Whether at least two are known or told of: it takes two to fight. */
  boolean areSeveral() {
    return known.size() + (more ? 1 : 0) >= 2;
  }
}
