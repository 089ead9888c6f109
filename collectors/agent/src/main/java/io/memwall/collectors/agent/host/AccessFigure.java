package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** What the nearest initiator can expect of a NUMA node (Linux, admin-guide/mm/numaperf). */
public enum AccessFigure implements Figure {
  READ_LATENCY_NS("read_latency", Kind.GAUGE),
  WRITE_LATENCY_NS("write_latency", Kind.GAUGE),
  READ_BANDWIDTH_MIBPS("read_bandwidth", Kind.GAUGE),
  WRITE_BANDWIDTH_MIBPS("write_bandwidth", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  AccessFigure(String key, Kind kind) {
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
