package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Where allocations of pages landed since boot, pages (Linux, admin-guide/numastat). */
public enum NodeCountFigure implements Figure {
  NUMA_HIT("numa_hit", Kind.COUNTER),
  NUMA_MISS("numa_miss", Kind.COUNTER),
  NUMA_FOREIGN("numa_foreign", Kind.COUNTER),
  INTERLEAVE_HIT("interleave_hit", Kind.COUNTER),
  LOCAL_NODE("local_node", Kind.COUNTER),
  OTHER_NODE("other_node", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  NodeCountFigure(String key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
