package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.EpochNanos;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Lets frames into the ring for the time of a burst, and tells which frames belong to one. A burst
 * that was opened late is shorter by that: what counts is when the capture really looked.
 */
final class BurstGate implements Gate {
  /** Opened that much ahead, so that a burst is whole although a thread never wakes on time. */
  private static final long LEAD = 5_000_000;

  private static final long MILLI = 1_000_000;

  private final BurstSchedule schedule;
  private final InstantSource clock;
  private final Consumer<Boolean> filter;
  private final Windows windows = new Windows();
  private boolean open;
  private long opened;
  private long logged = Long.MIN_VALUE;
  private long lastWindow = -1;
  private long gap;

  /**
   * @param filter lets frames through from when it was told true until it is told false
   */
  BurstGate(BurstSchedule schedule, InstantSource clock, Consumer<Boolean> filter) {
    this.schedule = schedule;
    this.clock = clock;
    this.filter = filter;
    filter.accept(false);
  }

  @Override
  public void tend() {
    long now = now();
    long planned = schedule.startAt(now + LEAD);
    if (now < schedule.end(planned)) {
      if (!open) {
        filter.accept(true);
        open = true;
        opened = now();
      }
      plan(planned);
    } else if (open && schedule.period() - schedule.length() > 2 * LEAD) {
      filter.accept(false);
      open = false;
    }
  }

  /** Notes a burst as soon as the filter is open for it: its frames may come before its end. */
  private void plan(long planned) {
    if (logged != planned) {
      logged = planned;
      windows.add(Math.max(planned, opened), schedule.end(planned));
    }
  }

  @Override
  public boolean admits(long epochNanos) {
    long window = windows.at(epochNanos);
    if (window < 0) {
      return false;
    }
    if (window != lastWindow && lastWindow >= 0) {
      gap += windows.gapBefore(window);
    }
    lastWindow = window;
    return true;
  }

  @Override
  public long takeGap() {
    long told = gap;
    gap = 0;
    return told;
  }

  @Override
  public long watchedNanos(long fromNanos, long untilNanos) {
    return windows.within(fromNanos, untilNanos);
  }

  /** Until the gate opens or closes next. */
  @Override
  public long patienceMillis() {
    long now = now();
    long start = schedule.startAt(now + LEAD);
    long next = now < schedule.end(start) ? schedule.end(start) : schedule.next(start) - LEAD;
    return Math.max(1, (next - now + MILLI - 1) / MILLI);
  }

  private long now() {
    return EpochNanos.now(clock);
  }
}
