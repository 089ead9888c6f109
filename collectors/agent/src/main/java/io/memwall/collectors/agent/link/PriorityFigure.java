package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.readings.Figure;

/** Priority flow control of one priority of a port: pause frames, and time paused. */
public enum PriorityFigure implements Figure {
  RX_FRAMES("rx_frames", Kind.COUNTER),
  TX_FRAMES("tx_frames", Kind.COUNTER),
  RX_PAUSED_NS("rx_paused", Kind.COUNTER),
  TX_PAUSED_NS("tx_paused", Kind.COUNTER);

  private final String key;
  private final Kind kind;

  PriorityFigure(String key, Kind kind) {
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
