package io.memwall.streams.hotspot;

import java.util.Locale;

/** A raw value behind a component; where a component has two, the worse one counts. */
public enum Measure {
  /** Wire bits per second / capacity of the link direction. */
  UTILISATION(Component.DEMAND),
  /** What the present concurrency would ask for at unloaded latency / what the link can carry. */
  DEMAND_RATIO(Component.DEMAND),
  /** Median latency now / unloaded latency. */
  LATENCY_INFLATION(Component.LATENCY),
  /** Share of the time in which tasks waited for memory; all of them at once counts twice. */
  PRESSURE(Component.STALLS),
  /** Used bytes / capacity of the pool. */
  USED_SHARE(Component.POOL),
  /** Failed requests / requests, of the last minutes. */
  FAIL_RATE(Component.POOL),
  /** Share of the time a sender waited for credits, of the worst channel. */
  CREDIT_STALL(Component.CREDITS),
  /** Retransmitted frames / frames. */
  RETRANSMIT_RATIO(Component.RETRANSMITS),
  /** Share of the time in which lines of the region were on their way between masters. */
  TRANSIT(Component.CONTENTION);

  private final Component component;

  Measure(Component component) {
    this.component = component;
  }

  public Component component() {
    return component;
  }

  /** The word results and settings use, such as {@code demand_ratio}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
