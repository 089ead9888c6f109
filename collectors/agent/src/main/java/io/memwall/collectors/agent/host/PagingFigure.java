package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Work of the memory management since boot, counts of pages or events (Linux, proc/vmstat). */
public enum PagingFigure implements Figure {
  PGFAULT("pgfault", Kind.COUNTER),
  PGMAJFAULT("pgmajfault", Kind.COUNTER),
  PSWPIN("pswpin", Kind.COUNTER),
  PSWPOUT("pswpout", Kind.COUNTER),
  PGSCAN_DIRECT("pgscan_direct", Kind.COUNTER),
  PGSCAN_KSWAPD("pgscan_kswapd", Kind.COUNTER),
  PGSTEAL_DIRECT("pgsteal_direct", Kind.COUNTER),
  PGSTEAL_KSWAPD("pgsteal_kswapd", Kind.COUNTER),
  ALLOCSTALL("allocstall", Kind.COUNTER),
  WORKINGSET_REFAULT_ANON("workingset_refault_anon", Kind.COUNTER),
  WORKINGSET_REFAULT_FILE("workingset_refault_file", Kind.COUNTER),
  PGMIGRATE_SUCCESS("pgmigrate_success", Kind.COUNTER),
  PGMIGRATE_FAIL("pgmigrate_fail", Kind.COUNTER),
  PGPROMOTE_SUCCESS("pgpromote_success", Kind.COUNTER),
  PGPROMOTE_CANDIDATE("pgpromote_candidate", Kind.COUNTER),
  PGDEMOTE_KSWAPD("pgdemote_kswapd", Kind.COUNTER),
  PGDEMOTE_DIRECT("pgdemote_direct", Kind.COUNTER),
  PGDEMOTE_KHUGEPAGED("pgdemote_khugepaged", Kind.COUNTER),
  PGDEMOTE_PROACTIVE("pgdemote_proactive", Kind.COUNTER),
  NUMA_HINT_FAULTS("numa_hint_faults", Kind.COUNTER),
  NUMA_HINT_FAULTS_LOCAL("numa_hint_faults_local", Kind.COUNTER),
  NUMA_PAGES_MIGRATED("numa_pages_migrated", Kind.COUNTER),
  COMPACT_STALL("compact_stall", Kind.COUNTER),
  OOM_KILL("oom_kill", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  PagingFigure(String key, Kind kind) {
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
