package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.coherence.Machines;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;

/** What the workloads of a scenario act on. */
record World(SimulationOptions options, Timeline timeline, Machines machines, Ledgers ledgers) {
  SplitMix64 stream(String name) {
    return SplitMix64.stream(options.seed(), name);
  }

  Budget budget() {
    return new Budget(options.load());
  }

  /** Memory for one host's own use in its pool. */
  Extent home(int index, String tenant, long bytes) {
    Host host = machines.hosts().get(index);
    AllocationRequest request =
        new AllocationRequest(tenant, "resident", host.nodeId(), "start", bytes);
    return ledgers.allocate(machines.poolOf(index).poolId(), request).extents().get(0);
  }
}
