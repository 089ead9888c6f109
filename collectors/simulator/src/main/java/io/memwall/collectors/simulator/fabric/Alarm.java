package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;

/** One thing that is due at some time, which may be put off or called off before. */
final class Alarm {
  private final Timeline timeline;
  private final int entity;
  private final Runnable action;
  private Timeline.Pending pending = () -> {};
  private boolean set;
  private long due;
  private long scheduled;

  Alarm(Timeline timeline, int entity, Runnable action) {
    this.timeline = timeline;
    this.entity = entity;
    this.action = action;
  }

  boolean isSet() {
    return set;
  }

  /** Goes off so much later than now, and not before. */
  void set(long picos) {
    due = timeline.now() + picos;
    // An alarm that was put off wakes up once for nothing; cheaper than moving it every time.
    if (!set || due < scheduled) {
      pending.cancel();
      schedule();
    }
    set = true;
  }

  void cancel() {
    if (set) {
      pending.cancel();
      set = false;
    }
  }

  private void schedule() {
    scheduled = due;
    pending = timeline.at(due, Rank.TIMER, entity, this::ring);
  }

  private void ring() {
    if (timeline.now() < due) {
      schedule();
      return;
    }
    set = false;
    action.run();
  }
}
