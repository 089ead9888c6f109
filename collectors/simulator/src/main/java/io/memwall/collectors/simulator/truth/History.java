package io.memwall.collectors.simulator.truth;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last so many seconds of something, by second of UTC. One writer, any readers. */
final class History<T> {
  private static final long NANOS = 1_000_000_000L;

  private final int keep;
  private final ConcurrentSkipListMap<Long, T> bySecond = new ConcurrentSkipListMap<>();

  History(int keep) {
    this.keep = keep;
  }

  void add(T content, long t0) {
    long second = Math.floorDiv(t0, NANOS);
    bySecond.put(second, content);
    bySecond.headMap(second - keep + 1).clear();
  }

  Optional<T> at(long second) {
    return Optional.ofNullable(bySecond.get(second));
  }

  Collection<T> all() {
    return bySecond.values();
  }
}
