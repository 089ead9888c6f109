package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Memory of an accelerator, as nvidia-smi names its columns. */
public enum AcceleratorFigure implements Figure {
  TOTAL_BYTES("memory.total", Kind.GAUGE),
  USED_BYTES("memory.used", Kind.GAUGE),
  FREE_BYTES("memory.free", Kind.GAUGE),
  MEMORY_BUSY_PERCENT("utilization.memory", Kind.GAUGE),
  BUSY_PERCENT("utilization.gpu", Kind.GAUGE),
  ECC_CORRECTED("ecc.errors.corrected.aggregate.total", Kind.COUNTER),
  ECC_UNCORRECTED("ecc.errors.uncorrected.aggregate.total", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  AcceleratorFigure(String key, Kind kind) {
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
