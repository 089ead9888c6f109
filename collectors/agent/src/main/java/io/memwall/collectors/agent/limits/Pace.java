package io.memwall.collectors.agent.limits;

/** How fast the parts may go now: set by the governor, asked by the parts. Thread-safe. */
public final class Pace {
  private volatile int step;
  private volatile double share = 1;

  /** How many lengths further than asked for intervals are to be; 0 for as asked for. */
  public int step() {
    return step;
  }

  /** Share of the time that captures are to look; 1 for all of it. */
  public double share() {
    return share;
  }

  /** How many times as long the intervals between readings are to be. */
  public int stretch() {
    return 1 << ((step + 1) / 2);
  }

  /** Sets how much coarser. */
  public void coarser(int next) {
    step = next;
  }

  /** Sets the share. */
  public void look(double next) {
    share = next;
  }
}
