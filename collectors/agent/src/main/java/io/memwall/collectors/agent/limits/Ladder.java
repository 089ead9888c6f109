package io.memwall.collectors.agent.limits;

/**
 * How far an agent goes to stay within its limits: first coarser intervals, which cost nothing but
 * resolution, then captures that look only for a share of the time. Every step says so in the
 * reports; none of it is loss.
 *
 * @param step 0 for everything as asked for, up to {@link #LAST}
 * @param share of the time that captures look, at most 1
 * @param calm rounds in a row in which there was room for more
 */
record Ladder(int step, double share, int calm) {
  /** As many as there are lengths of intervals beyond the shortest. */
  static final int LAST = 6;

  static final Ladder GROUND = new Ladder(0, 1, 0);

  /** Of the limit: beyond it something is done, so that the limit itself is not reached. */
  private static final double HIGH = 0.85;

  /** Of the limit: below it there is room for a step back. */
  private static final double LOW = 0.6;

  /** What share aims at, of the limit. */
  private static final double AIM = 0.7;

  private static final double LEAST_SHARE = 1.0 / 64;
  private static final double BACK = 1.25;
  private static final int PATIENCE = 10;

  /**
   * What to do next.
   *
   * @param cpu used, of what may be used
   * @param memory the same
   * @param atLeast the step asked for by others, such as a full publisher
   */
  Ladder next(double cpu, double memory, int atLeast) {
    double worst = Math.max(cpu, memory);
    if (worst > HIGH) {
      return climb(cpu, worst, atLeast);
    }
    int least = Math.min(LAST, atLeast);
    if (least > step) {
      return new Ladder(least, share, 0);
    }
    if (worst >= LOW || (step == least && share == 1)) {
      return new Ladder(step, share, 0);
    }
    return calm + 1 < PATIENCE ? new Ladder(step, share, calm + 1) : back(least);
  }

  /** Coarser intervals take some seconds to tell: who is beyond the limit looks less at once. */
  private Ladder climb(double cpu, double worst, int atLeast) {
    int higher = Math.min(LAST, Math.max(step + 1, atLeast));
    boolean pressing = worst > 1 || step == LAST;
    double wanted = cpu > HIGH ? share * AIM / cpu : share / BACK;
    return new Ladder(higher, pressing ? Math.max(LEAST_SHARE, Math.min(1, wanted)) : share, 0);
  }

  private Ladder back(int least) {
    if (share < 1) {
      return new Ladder(step, Math.min(1, share * BACK), PATIENCE / 2);
    }
    return new Ladder(Math.max(least, step - 1), 1, 0);
  }
}
