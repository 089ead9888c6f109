package io.memwall.streams.contention;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How often each thing happened: whole numbers, added exactly. Immutable. */
final class Counts {
  static final Counts NONE = new Counts(new long[Counter.ALL.size()]);

  private final long[] values;

  private Counts(long[] values) {
    this.values = values;
  }

  static Counts of(Map<Counter, Long> counts) {
    long[] values = new long[Counter.ALL.size()];
    counts.forEach((counter, count) -> values[index(counter)] = count);
    return new Counts(values);
  }

  long get(Counter counter) {
    return values[index(counter)];
  }

  long sum(Collection<Counter> counters) {
    return counters.stream().mapToLong(this::get).sum();
  }

  Counts plus(Counts other) {
    long[] sums = values.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.values[i];
    }
    return new Counts(sums);
  }

  boolean hasNegative() {
    return Arrays.stream(values).anyMatch(value -> value < 0);
  }

  /** Those that are not 0. */
  Map<Counter, Long> present() {
    var present = new EnumMap<Counter, Long>(Counter.class);
    for (var counter : Counter.ALL) {
      if (get(counter) != 0) {
        present.put(counter, get(counter));
      }
    }
    return present;
  }

  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  private static int index(Counter counter) {
    return counter.ordinal();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts counts && Arrays.equals(values, counts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return present().toString();
  }
}
