package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/**
 * Cache and memory bandwidth of a monitored group in one domain, bytes (Linux,
 * filesystems/resctrl).
 */
public enum ResctrlFigure implements Figure {
  LLC_OCCUPANCY_BYTES("llc_occupancy", Kind.GAUGE),
  MBM_TOTAL_BYTES("mbm_total_bytes", Kind.COUNTER),
  MBM_LOCAL_BYTES("mbm_local_bytes", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  ResctrlFigure(String key, Kind kind) {
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
