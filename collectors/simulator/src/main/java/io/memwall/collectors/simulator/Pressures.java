package io.memwall.collectors.simulator;

import java.util.Map;
import java.util.TreeMap;

/** The memory pressure of every host. */
final class Pressures {
  private final Map<String, Pressure> byNode = new TreeMap<>();

  Pressure of(String nodeId) {
    return byNode.computeIfAbsent(nodeId, id -> new Pressure());
  }

  /** Microseconds since the start, by host. */
  Map<String, Long> stalledMicros(long nowPicos) {
    Map<String, Long> totals = new TreeMap<>();
    byNode.forEach((node, pressure) -> totals.put(node, pressure.stalledMicros(nowPicos)));
    return totals;
  }
}
