package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Pages that moved between the tiers at a NUMA node since boot (Linux, sysfs node vmstat). */
public enum NodePagingFigure implements Figure {
  PGPROMOTE_SUCCESS("pgpromote_success", Kind.COUNTER),
  PGPROMOTE_CANDIDATE("pgpromote_candidate", Kind.COUNTER),
  PGDEMOTE_KSWAPD("pgdemote_kswapd", Kind.COUNTER),
  PGDEMOTE_DIRECT("pgdemote_direct", Kind.COUNTER),
  PGDEMOTE_KHUGEPAGED("pgdemote_khugepaged", Kind.COUNTER),
  PGDEMOTE_PROACTIVE("pgdemote_proactive", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  NodePagingFigure(String key, Kind kind) {
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
