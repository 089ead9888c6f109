package io.memwall.collectors.agent.publish;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Numbers the events of each stream: 0, 1, 2, ... Not thread-safe. */
final class Sequencer {
  private final NavigableMap<Integer, Long> last = new TreeMap<>();

  long next(int stream) {
    return last.merge(stream, 0L, (before, first) -> before + 1);
  }

  /** Last number given out, by stream; streams that gave out none are absent. */
  NavigableMap<Integer, Long> last() {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(last));
  }
}
