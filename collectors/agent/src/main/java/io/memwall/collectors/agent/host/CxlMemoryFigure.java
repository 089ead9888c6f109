package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** A CXL memory device (Linux, ABI/testing/sysfs-bus-cxl). */
public enum CxlMemoryFigure implements Figure {
  RAM_BYTES("ram/size", Kind.GAUGE),
  PMEM_BYTES("pmem/size", Kind.GAUGE),
  NUMA_NODE("numa_node", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  CxlMemoryFigure(String key, Kind kind) {
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
