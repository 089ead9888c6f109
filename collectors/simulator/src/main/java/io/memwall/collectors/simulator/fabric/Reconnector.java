package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;

/** Ends one connection as often as planned, whenever it is established. */
final class Reconnector {
  /** When a connection is busy with beginning, its end is put off: by so much, then by more. */
  private static final long LEAST_PATIENCE_PICOS = 10_000 * Timeline.PICOS_PER_NANO;

  private static final long MOST_PATIENCE_PICOS = 1_000_000_000 * Timeline.PICOS_PER_NANO;

  private final Timeline timeline;
  private final Connection connection;
  private final Reconnects plan;
  private final int entity;
  private int left;
  private long patience = LEAST_PATIENCE_PICOS;

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
      timeline.after(patience, Rank.TIMER, entity, this::end);
      patience = Math.min(2 * patience, MOST_PATIENCE_PICOS);
      return;
    }
    left--;
    patience = LEAST_PATIENCE_PICOS;
    if (plan.manner() == Reconnects.Manner.CLOSE) {
      host.close();
      pool.close();
    } else {
      host.reset();
    }
    start();
  }
}
