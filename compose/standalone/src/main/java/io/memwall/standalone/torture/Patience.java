package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something, but not for ever. */
final class Patience {
  private static final long LOOK_EVERY_MS = 100;

  private Patience() {}

  /**
   * Returns when it holds.
   *
   * @param what is waited for, as a clause
   * @throws CommandException if it does not hold in time
   */
  static void until(String what, Duration patience, BooleanSupplier holds) {
    if (!within(patience, holds)) {
      throw new CommandException("in vain for %d s: %s".formatted(patience.toSeconds(), what));
    }
  }

  /** True as soon as it holds, false when it did not in time. */
  static boolean within(Duration patience, BooleanSupplier holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(LOOK_EVERY_MS);
    }
    return true;
  }

  /** Lets time pass: a fault lasts, and the next one is not due yet. */
  static void pause(long millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }
}
