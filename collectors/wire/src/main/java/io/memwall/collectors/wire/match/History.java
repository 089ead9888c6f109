package io.memwall.collectors.wire.match;

/** What of a connection's past the capture is known to have missed. */
final class History {
  private static final long NEVER = Long.MIN_VALUE;

  private final long[] lossNanos = {NEVER, NEVER};
  private final boolean[] gaps = new boolean[2];
  private long beganNanos = NEVER;
  private boolean startSeen;
  private boolean lived;

  void seen(long nanos) {
    if (beganNanos == NEVER) {
      beganNanos = nanos;
    }
  }

  void lost(int direction, long nanos) {
    lossNanos[direction] = Math.max(lossNanos[direction], nanos);
  }

  void gaps(int direction, boolean open) {
    gaps[direction] = open;
  }

  /**
   * A new life. What a master holds is known from the beginning only in the first: caches outlive
   * connections.
   */
  void reset(boolean start) {
    lived |= beganNanos != NEVER;
    startSeen = start;
    beganNanos = NEVER;
    lossNanos[0] = NEVER;
    lossNanos[1] = NEVER;
    gaps[0] = false;
    gaps[1] = false;
  }

  boolean isFirstLifeFromStart() {
    return startSeen && !lived;
  }

  /** True when frames of the half, stamped at this time or later, are missing. */
  boolean lostSince(int direction, long nanos) {
    return gaps[direction] || lossNanos[direction] >= nanos;
  }

  boolean lostSince(long nanos) {
    return lostSince(0, nanos) || lostSince(1, nanos);
  }

  /**
   * True when everything of the last {@code age} ns, or since the very start, was seen. In a second
   * life answers to requests of the first may still be under way.
   */
  boolean isWhole(long nanos, long age) {
    boolean reachesBack =
        isFirstLifeFromStart() || (beganNanos != NEVER && beganNanos < nanos - age);
    return reachesBack && !lostSince(nanos - age);
  }
}
