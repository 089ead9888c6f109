package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;

/** One tap at work: records what passes, except where its faults are in the way. */
final class TapPoint {
  private final Timeline timeline;
  private final TapFaults faults;
  private final TapClock clock;
  private final SplitMix64 random;
  private final TapListener listener;
  private final int entity;
  private long passed;

  TapPoint(Timeline timeline, TapFaults faults, TapClock clock, Outlet outlet) {
    this.timeline = timeline;
    this.faults = faults;
    this.clock = clock;
    this.random = outlet.random();
    this.listener = outlet.listener();
    this.entity = timeline.newEntity();
  }

  /** Who hears of it, and where its misfortunes come from. */
  record Outlet(SplitMix64 random, TapListener listener) {}

  FrameObserver observer(TapView view) {
    return (frame, direction) -> passes(view, frame, direction);
  }

  private void passes(TapView view, Frame frame, Direction direction) {
    if (!sees(view.isToPool(direction))) {
      return;
    }
    boolean recorded = record(view, frame, direction, false);
    if (faults.mirrorDelayNanos() > 0) {
      timeline.after(
          faults.mirrorDelayNanos() * Timeline.PICOS_PER_NANO,
          Rank.TIMER,
          entity,
          () -> record(view, frame, direction, recorded));
    }
  }

  private boolean sees(boolean toPool) {
    return switch (faults.sides()) {
      case BOTH -> true;
      case TO_POOL -> toPool;
      case TO_HOST -> !toPool;
    };
  }

  private boolean record(TapView view, Frame frame, Direction direction, boolean copy) {
    long stamp = clock.stamp(timeline.now());
    Sighting sighting = new Sighting(view, frame, direction, stamp, copy);
    if (dropsNext()) {
      listener.missed(sighting);
      return false;
    }
    listener.recorded(sighting);
    return true;
  }

  private boolean dropsNext() {
    passed++;
    if (faults.drops() instanceof DropRule.EveryNth rule) {
      return passed % rule.n() == 0;
    }
    if (faults.drops() instanceof DropRule.Burst rule) {
      return (passed - 1) % rule.period() >= rule.period() - rule.length();
    }
    Chance chance = ((DropRule.Random) faults.drops()).chance();
    return !chance.isNever() && chance.happens(random);
  }
}
