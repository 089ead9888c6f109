package io.memwall.collectors.simulator;

/** What the masters and tenants of a scenario do. */
@FunctionalInterface
interface Script {
  /** At time 0, before the connections open. */
  void begin(World world);
}
