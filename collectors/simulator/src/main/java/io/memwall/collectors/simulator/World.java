package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.coherence.Machines;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.List;

/** What the script of a scenario acts on. */
record World(
    SimulationOptions options,
    Timeline timeline,
    Machines machines,
    Ledgers ledgers,
    Pressures pressures,
    Expectations expectations,
    Injector injector) {
  static final long RESIDENT_BYTES = 1L << 30;

  SplitMix64 stream(String name) {
    return SplitMix64.stream(options.seed(), name);
  }

  Budget budget() {
    return Budget.of(options.load());
  }

  List<Host> hosts() {
    return machines.hosts();
  }

  /** Memory for one host's own use in its pool. */
  Extent home(int index, String tenant, long bytes) {
    AllocationRequest request =
        new AllocationRequest(
            tenant, "resident", machines.hosts().get(index).nodeId(), "start", bytes);
    return ledgers.allocate(machines.poolOf(index).poolId(), request).extents().get(0);
  }

  /** Random places in memory of a host's own. */
  Addresses resident(int index, String tenant) {
    SplitMix64 random = stream("addr:" + hosts().get(index).nodeId());
    return new Addresses(home(index, tenant, RESIDENT_BYTES), random);
  }
}
