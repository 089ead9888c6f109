package io.memwall.collectors.simulator.truth;

/**
 * Which seconds of a run are written down: all of a short one, whole minutes or hours of a long
 * one.
 */
record Grain(long stepNanos) {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_SECONDS = 300;
  private static final int MOST_MINUTES = 7_200;

  static Grain of(int seconds) {
    if (seconds <= MOST_SECONDS) {
      return new Grain(SECOND);
    }
    return new Grain(seconds <= MOST_MINUTES ? 60 * SECOND : 3_600 * SECOND);
  }

  boolean isFine() {
    return stepNanos == SECOND;
  }

  /** Whether a second that ends then is written. */
  boolean shows(long t1) {
    return isFine() || t1 % stepNanos == 0;
  }
}
