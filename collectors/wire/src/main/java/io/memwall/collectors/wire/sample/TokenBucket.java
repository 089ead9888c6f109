package io.memwall.collectors.wire.sample;

/** Lets at most so many through per second, and as many at once after a quiet second. */
final class TokenBucket {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;

  /** In tokens × ns per second, so that integers do. */
  private long level;

  private long lastNanos = Long.MIN_VALUE;

  TokenBucket(int perSecond) {
    this.perSecond = perSecond;
  }

  boolean take(long nanos) {
    if (lastNanos == Long.MIN_VALUE) {
      level = perSecond * SECOND;
    } else if (nanos > lastNanos) {
      long elapsed = Math.min(SECOND, nanos - lastNanos);
      level = Math.min(perSecond * SECOND, level + elapsed * perSecond);
    }
    lastNanos = Math.max(lastNanos, nanos);
    if (level < SECOND) {
      return false;
    }
    level -= SECOND;
    return true;
  }
}
