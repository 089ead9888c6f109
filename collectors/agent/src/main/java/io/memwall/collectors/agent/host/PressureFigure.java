package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;

/** Time in which tasks waited for a resource, microseconds since boot (Linux, accounting/psi). */
public enum PressureFigure implements Figure {
  MEMORY_SOME_US("memory", Kind.COUNTER),
  MEMORY_FULL_US("memory", Kind.COUNTER),
  IO_SOME_US("io", Kind.COUNTER),
  IO_FULL_US("io", Kind.COUNTER),
  CPU_SOME_US("cpu", Kind.COUNTER),
  CPU_FULL_US("cpu", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  PressureFigure(String key, Kind kind) {
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
