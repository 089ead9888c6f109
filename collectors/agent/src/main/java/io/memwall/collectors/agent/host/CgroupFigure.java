package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/**
 * Memory of a control group, bytes, and how often it met its limits (Linux, admin-guide/cgroup-v2).
 */
public enum CgroupFigure implements Figure {
  CURRENT_BYTES("memory.current", Kind.GAUGE),
  HIGH_BYTES("memory.high", Kind.GAUGE),
  MAX_BYTES("memory.max", Kind.GAUGE),
  SWAP_CURRENT_BYTES("memory.swap.current", Kind.GAUGE),
  LOW_EVENTS("low", Kind.COUNTER),
  HIGH_EVENTS("high", Kind.COUNTER),
  MAX_EVENTS("max", Kind.COUNTER),
  OOM_EVENTS("oom", Kind.COUNTER),
  OOM_KILL_EVENTS("oom_kill", Kind.COUNTER),
  OOM_GROUP_KILL_EVENTS("oom_group_kill", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  CgroupFigure(String key, Kind kind) {
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
