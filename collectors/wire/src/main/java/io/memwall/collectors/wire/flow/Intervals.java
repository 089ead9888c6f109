package io.memwall.collectors.wire.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which halves had frames in the running interval and in the one before, so that a cut costs no
 * more than the halves it reports.
 */
final class Intervals {
  /** Incarnations and evictions kept apart per interval; a storm of them shares records. */
  private static final int MAX_RETIRED = 1_024;

  private final List<RetiredInterval> retired = new ArrayList<>();
  private Half[] active;
  private Half[] previous;
  private int activeSize;
  private int previousSize;
  private long cutNumber;

  /** Room for twice the live halves: forgotten ones linger in the list until it is compacted. */
  Intervals(int maxHalves) {
    active = new Half[2 * maxHalves];
    previous = new Half[2 * maxHalves];
  }

  void touch(Half half) {
    if (half.lastActiveCut != cutNumber) {
      half.lastActiveCut = cutNumber;
      if (activeSize == active.length) {
        compact();
      }
      active[activeSize++] = half;
    }
  }

  /** Sets the half's counters aside as a record of their own; false when there is no room. */
  boolean retire(Half half) {
    if (half.interval.isEmpty()) {
      return true;
    }
    if (retired.size() == MAX_RETIRED) {
      return false;
    }
    retired.add(RetiredInterval.of(half));
    half.interval.bursts().settle();
    half.totals.add(half.interval);
    half.interval = new Tally();
    return true;
  }

  /** Shows what the interval brought and begins the next. */
  void cut(HalfView view, HalfVisitor visitor) {
    for (RetiredInterval interval : retired) {
      visitor.onHalf(view.of(interval));
    }
    retired.clear();
    showActive(view, visitor);
    showIdle(view, visitor);
    swap();
  }

  private void showActive(HalfView view, HalfVisitor visitor) {
    for (int i = 0; i < activeSize; i++) {
      Half half = active[i];
      if (!half.interval.isEmpty() && !half.evicted) {
        half.interval.bursts().settle();
        boolean silent = half.interval.get(HalfCounter.FRAMES) == 0;
        visitor.onHalf(silent ? view.ofIdle(half) : view.of(half));
        half.settle();
      }
    }
  }

  private void showIdle(HalfView view, HalfVisitor visitor) {
    for (int i = 0; i < previousSize; i++) {
      Half half = previous[i];
      if (half.lastActiveCut != cutNumber && !half.evicted) {
        visitor.onHalf(view.ofIdle(half));
      }
    }
  }

  private void swap() {
    Half[] free = previous;
    Arrays.fill(free, 0, previousSize, null);
    previous = active;
    previousSize = activeSize;
    active = free;
    activeSize = 0;
    cutNumber++;
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < activeSize; i++) {
      if (!active[i].evicted) {
        active[kept++] = active[i];
      }
    }
    Arrays.fill(active, kept, activeSize, null);
    activeSize = kept;
  }
}
