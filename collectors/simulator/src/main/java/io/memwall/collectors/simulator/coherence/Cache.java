package io.memwall.collectors.simulator.coherence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of one host, the least recently used first. */
final class Cache {
  private final int capacity;
  private final Map<Long, CacheLine> lines = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param capacity lines held at most; one more goes when another comes
   */
  Cache(int capacity) {
    this.capacity = capacity;
  }

  CacheLine line(long address) {
    return lines.computeIfAbsent(address, CacheLine::new);
  }

  /** The line that must go for the number of lines to fit; never the one that just came. */
  Optional<CacheLine> surplus(CacheLine justCame) {
    if (lines.size() <= capacity) {
      return Optional.empty();
    }
    return lines.values().stream()
        .filter(line -> line != justCame && !line.isMoving())
        .filter(line -> line.permission() != Permission.NONE)
        .findFirst();
  }

  void forgetIfIdle(CacheLine line) {
    if (line.isIdle()) {
      lines.remove(line.address());
    }
  }
}
