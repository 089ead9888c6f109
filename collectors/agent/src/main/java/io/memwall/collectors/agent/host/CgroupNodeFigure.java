package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** What a control group holds of a NUMA node, bytes (Linux, admin-guide/cgroup-v2). */
public enum CgroupNodeFigure implements Figure {
  ANON_BYTES("anon", Kind.GAUGE),
  FILE_BYTES("file", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  CgroupNodeFigure(String key, Kind kind) {
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
