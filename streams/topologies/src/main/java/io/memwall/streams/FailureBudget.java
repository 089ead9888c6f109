package io.memwall.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many failures within how long are borne. */
final class FailureBudget {
  private static final int FAILURES = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final InstantSource time;
  private final Deque<Instant> failures = new ArrayDeque<>();

  FailureBudget(InstantSource time) {
    this.time = time;
  }

  /** Counts a failure; false when it is one too many. */
  synchronized boolean bears() {
    var now = time.instant();
    while (!failures.isEmpty() && failures.peekFirst().isBefore(now.minus(WITHIN))) {
      failures.removeFirst();
    }
    failures.addLast(now);
    return failures.size() <= FAILURES;
  }
}
