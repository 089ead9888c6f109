package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;

/** One thing that a master does. */
@FunctionalInterface
interface Work {
  /** {@code done} runs when the answer is there, or at once when none is needed. */
  void begin(Host host, Runnable done);

  static Work get(long address, int size) {
    return (host, done) -> host.get(address, size, done);
  }

  static Work put(long address, int size) {
    return (host, done) -> host.put(address, size, done);
  }
}
