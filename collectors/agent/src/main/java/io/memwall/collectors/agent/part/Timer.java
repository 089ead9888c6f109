package io.memwall.collectors.agent.part;

import io.memwall.schemas.Nanos;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread for all work that is done again and again, such as reading counters. Work is due at
 * multiples of its interval in UTC, so that nodes read at the same moments; what was missed while
 * other work took long is left out, not caught up on.
 */
public final class Timer implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;

  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor executor;
  private volatile int stretch = 1;

  /** Makes its thread with the first work. */
  public Timer(InstantSource clock) {
    this.clock = clock;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "memwall-timer");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A part that does a piece of work at every interval, the first time at once. */
  public Part part(String name, TimedWork work) {
    return new TimedPart(name, work, this);
  }

  /**
   * Makes all intervals longer, from the next time on.
   *
   * @param factor 1 as asked for, 2 twice as long, ...
   */
  public void stretch(int factor) {
    stretch = Math.max(1, factor);
  }

  long nowNanos() {
    return Nanos.of(clock.instant());
  }

  /** Runs a task at once, on the timer's thread. */
  void now(Runnable task) {
    executor.execute(task);
  }

  /** Runs a task at the next multiple of an interval. */
  void next(Runnable task, long intervalNanos) {
    long length = intervalNanos * stretch;
    long wait = length - Math.floorMod(nowNanos(), length);
    if (!executor.isShutdown()) {
      // What the task throws it deals with by itself.
      Future<?> unused = executor.schedule(task, wait, TimeUnit.NANOSECONDS);
    }
  }

  /** Ends the thread; work under way may finish within seconds. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
