package io.memwall.engines;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A point in monotonic time: wall clocks jump, and a jump must not kill a healthy engine. */
record Deadline(long atNanos) {
  private static final long POLL_MILLIS = 20;

  static Deadline in(Duration length) {
    return new Deadline(System.nanoTime() + length.toNanos());
  }

  boolean passed() {
    return System.nanoTime() - atNanos >= 0;
  }

  /** Polls until the condition holds (true) or the deadline has passed (false). */
  boolean await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (passed()) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted while waiting for an engine", e);
      }
    }
    return true;
  }
}
