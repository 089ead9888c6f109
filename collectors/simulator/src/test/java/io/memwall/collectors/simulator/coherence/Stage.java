package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.ConnectionPlan;
import io.memwall.collectors.simulator.fabric.Fabric;
import io.memwall.collectors.simulator.fabric.FabricPlan;
import io.memwall.collectors.simulator.fabric.LinkPlan;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.Message;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.fabric.TapPlan;
import java.util.ArrayList;
import java.util.List;

/** Hosts and one pool, and every message in the order in which the pool sends or receives it. */
final class Stage {
  static final long LINE = 1L << 40;
  private static final long POOL_BYTES = 1L << 30;

  private final Timeline timeline = new Timeline();
  private final Fabric fabric;
  private final Machines machines;
  private final List<Passed> passed = new ArrayList<>();

  /**
   * A message at the pool.
   *
   * @param host index of the other end
   */
  record Passed(int host, Message message) {
    /** Such as {@code 1:ACQUIRE_BLOCK:1}: host, kind and param. */
    @Override
    public String toString() {
      return host + ":" + message.kind() + ":" + message.param();
    }
  }

  Stage(int hosts, int cacheLines) {
    LinkPlan links = LinkPlan.direct(new LinkSpeed(100_000_000_000L, 500));
    fabric =
        new Fabric(
            timeline,
            new FabricPlan(
                new FabricPlan.Shape(hosts, 1, POOL_BYTES),
                Profile.WD11,
                links,
                ConnectionPlan.DEFAULT,
                TapPlan.at(TapPlacement.POOL),
                1));
    machines =
        new Machines(timeline, fabric, new Machines.Build(cacheLines, MemoryTimes.uniform(300)));
    fabric.record(
        0,
        sighting -> {
          int host = sighting.view().connection();
          sighting.frame().messages().forEach(m -> passed.add(new Passed(host, m)));
        });
    fabric.start();
    run();
  }

  Host host(int index) {
    return machines.hosts().get(index);
  }

  Timeline timeline() {
    return timeline;
  }

  LineTotals line(long address) {
    return machines.lineTotals().get("pool0").stream()
        .filter(line -> line.address() == address)
        .findFirst()
        .orElseThrow();
  }

  /** Lets everything happen that is under way; what passed before is forgotten. */
  List<String> passedDuring(Runnable actions) {
    passed.clear();
    actions.run();
    run();
    return passed.stream().map(Passed::toString).toList();
  }

  List<Passed> passed() {
    return List.copyOf(passed);
  }

  void run() {
    while (!timeline.isEmpty()) {
      timeline.step();
    }
  }
}
