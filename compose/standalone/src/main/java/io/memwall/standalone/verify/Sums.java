package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import java.util.Collection;
import java.util.function.Function;

/** Adds up a figure; one that is missing once is missing. */
final class Sums {
  private Sums() {}

  static <T> Seen of(Collection<T> records, Function<T, Long> figure) {
    long sum = 0;
    for (T each : records) {
      Long value = figure.apply(each);
      if (value == null) {
        return new Seen.Nothing("the figure is missing in one of " + records.size() + " records");
      }
      sum += value;
    }
    return new Seen.Value(sum);
  }
}
