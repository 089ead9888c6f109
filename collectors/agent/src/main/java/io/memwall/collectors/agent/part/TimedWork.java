package io.memwall.collectors.agent.part;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Work that is done again and again on the timer's thread.
 *
 * @param interval at least a millisecond
 * @param task is given the time it was begun at, nanoseconds since the Unix epoch; what it observes
 *     is stamped with that or later
 * @param end gives back what the task holds, when nothing follows
 */
public record TimedWork(Duration interval, LongConsumer task, Runnable end) {
  public TimedWork {
    Objects.requireNonNull(end);
    Objects.requireNonNull(task);
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("an interval of " + interval + ": give 1 ms or more");
    }
  }

  /** Work that holds nothing. */
  public TimedWork(Duration interval, LongConsumer task) {
    this(interval, task, () -> {});
  }
}
