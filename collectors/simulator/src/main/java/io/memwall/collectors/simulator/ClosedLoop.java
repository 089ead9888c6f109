package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.function.Supplier;

/** A master that keeps a window of requests in flight: each answer lets the next one go. */
final class ClosedLoop {
  private final World world;
  private final Host host;
  private final Supplier<Work> menu;
  private final Budget budget;
  private final int entity;
  private final Pressure pressure;
  private final long patiencePicos;

  /**
   * What it does.
   *
   * @param size exponent of its usual read, which says from when on it waits too long
   */
  record Job(Supplier<Work> menu, int size, Budget budget) {}

  ClosedLoop(World world, Host host, Job job) {
    this.world = world;
    this.host = host;
    this.menu = job.menu();
    this.budget = job.budget();
    this.patiencePicos = Pressure.patiencePicos(Unloaded.readNanos(world.options(), job.size()));
    this.entity = world.timeline().newEntity();
    this.pressure = world.pressures().of(host.nodeId());
  }

  void start(int asked) {
    int window = Math.min(asked, world.options().profile().mostInFlight());
    pressure.begin(window, patiencePicos, world.timeline().now());
    for (int i = 0; i < window; i++) {
      onNextTick();
    }
  }

  private void onNextTick() {
    Timeline timeline = world.timeline();
    timeline.at(timeline.nextTick(), Rank.GENERATE, entity, this::issue);
  }

  private void issue() {
    long now = world.timeline().now();
    if (!budget.take(now)) {
      return;
    }
    long id = pressure.asked(now);
    menu.get().begin(host, () -> answered(id));
  }

  private void answered(long id) {
    pressure.answered(id, world.timeline().now());
    onNextTick();
  }
}
