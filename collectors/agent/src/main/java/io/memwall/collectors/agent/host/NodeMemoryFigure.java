package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Memory of a NUMA node, bytes; huge pages are counted (Linux, sysfs node meminfo). */
public enum NodeMemoryFigure implements Figure {
  TOTAL_BYTES("MemTotal", Kind.GAUGE),
  FREE_BYTES("MemFree", Kind.GAUGE),
  USED_BYTES("MemUsed", Kind.GAUGE),
  FILE_BYTES("FilePages", Kind.GAUGE),
  ANON_BYTES("AnonPages", Kind.GAUGE),
  DIRTY_BYTES("Dirty", Kind.GAUGE),
  WRITEBACK_BYTES("Writeback", Kind.GAUGE),
  SHMEM_BYTES("Shmem", Kind.GAUGE),
  SLAB_BYTES("Slab", Kind.GAUGE),
  HUGE_PAGES_TOTAL("HugePages_Total", Kind.GAUGE),
  HUGE_PAGES_FREE("HugePages_Free", Kind.GAUGE),
  HUGE_PAGES_SURPLUS("HugePages_Surp", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  NodeMemoryFigure(String key, Kind kind) {
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
