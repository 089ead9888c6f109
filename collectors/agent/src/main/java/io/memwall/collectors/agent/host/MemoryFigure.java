package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Memory of the host, bytes; huge pages are counted (Linux, filesystems/proc, meminfo). */
public enum MemoryFigure implements Figure {
  TOTAL_BYTES("MemTotal", Kind.GAUGE),
  FREE_BYTES("MemFree", Kind.GAUGE),
  AVAILABLE_BYTES("MemAvailable", Kind.GAUGE),
  BUFFERS_BYTES("Buffers", Kind.GAUGE),
  CACHED_BYTES("Cached", Kind.GAUGE),
  SWAP_TOTAL_BYTES("SwapTotal", Kind.GAUGE),
  SWAP_FREE_BYTES("SwapFree", Kind.GAUGE),
  DIRTY_BYTES("Dirty", Kind.GAUGE),
  WRITEBACK_BYTES("Writeback", Kind.GAUGE),
  ANON_BYTES("AnonPages", Kind.GAUGE),
  MAPPED_BYTES("Mapped", Kind.GAUGE),
  SHMEM_BYTES("Shmem", Kind.GAUGE),
  SLAB_BYTES("Slab", Kind.GAUGE),
  UNEVICTABLE_BYTES("Unevictable", Kind.GAUGE),
  ANON_HUGE_BYTES("AnonHugePages", Kind.GAUGE),
  HUGE_PAGES_TOTAL("HugePages_Total", Kind.GAUGE),
  HUGE_PAGES_FREE("HugePages_Free", Kind.GAUGE),
  HUGE_PAGES_RESERVED("HugePages_Rsvd", Kind.GAUGE),
  HUGE_PAGES_SURPLUS("HugePages_Surp", Kind.GAUGE),
  HUGE_PAGE_BYTES("Hugepagesize", Kind.GAUGE);

  private final String key;
  private final Kind kind;

  MemoryFigure(String key, Kind kind) {
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
