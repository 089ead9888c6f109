package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;

/** Ends one connection as often as planned, whenever it is established. */
final class Reconnector {
  /** When a connection is busy with beginning, its end is put off by so much. */
  private static final long PATIENCE_PICOS = 10_000 * Timeline.PICOS_PER_NANO;

  private final Timeline timeline;
  private final Connection connection;
  private final Reconnects plan;
  private final int entity;
  private int left;

  Reconnector(Timeline timeline, Connection connection, Reconnects plan) {
    this.timeline = timeline;
    this.connection = connection;
    this.plan = plan;
    this.left = plan.times();
    this.entity = timeline.newEntity();
  }

  void start() {
    if (left > 0) {
      long picos = plan.everyNanos() * Timeline.PICOS_PER_NANO;
      timeline.after(picos, Rank.TIMER, entity, this::end);
    }
  }

  private void end() {
    Endpoint host = connection.hostEnd();
    Endpoint pool = connection.poolEnd();
    if (!host.isReady() || !pool.isReady() || host.life() != pool.life()) {
      timeline.after(PATIENCE_PICOS, Rank.TIMER, entity, this::end);
      return;
    }
    left--;
    if (plan.manner() == Reconnects.Manner.CLOSE) {
      host.close();
      pool.close();
    } else {
      host.reset();
    }
    start();
  }
}
