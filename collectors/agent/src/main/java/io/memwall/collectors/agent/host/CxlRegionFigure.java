package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/**
 * A CXL region: memory of one or several devices as one range (Linux, ABI/testing/sysfs-bus-cxl).
 */
public enum CxlRegionFigure implements Figure {
  SIZE_BYTES("size", Kind.GAUGE),
  BASE("resource", Kind.GAUGE),
  WAYS("interleave_ways", Kind.GAUGE),
  GRANULARITY_BYTES("interleave_granularity", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  CxlRegionFigure(String key, Kind kind) {
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
