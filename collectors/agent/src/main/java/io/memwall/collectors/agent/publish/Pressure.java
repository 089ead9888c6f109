package io.memwall.collectors.agent.publish;

/** How hard it is to get rid of events; those who make them are to make fewer. */
public enum Pressure {
  /** Kafka keeps up. */
  NONE,
  /** Events wait on disk: longer intervals, fewer samples. */
  COARSE,
  /** Events are being given up, the lowest class first. */
  SHEDDING
}
