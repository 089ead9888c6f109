package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;

/** A master that keeps a window of reads in flight: each answer lets the next one go. */
final class ClosedLoop {
  private static final int LINE = 6;

  private final Timeline timeline;
  private final Host host;
  private final Addresses addresses;
  private final Budget budget;
  private final int entity;

  ClosedLoop(Timeline timeline, Host host, Addresses addresses, Budget budget) {
    this.timeline = timeline;
    this.host = host;
    this.addresses = addresses;
    this.budget = budget;
    this.entity = timeline.newEntity();
  }

  void start(int window) {
    for (int i = 0; i < window; i++) {
      onNextTick();
    }
  }

  private void onNextTick() {
    timeline.at(timeline.nextTick(), Rank.GENERATE, entity, this::issue);
  }

  private void issue() {
    if (budget.take(timeline.now())) {
      host.get(addresses.next(LINE), LINE, this::onNextTick);
    }
  }
}
