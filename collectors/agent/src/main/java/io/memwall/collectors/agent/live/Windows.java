package io.memwall.collectors.agent.live;

/**
 * The spans of time in which a capture really looked, the latest ones. Nanoseconds since the Unix
 * epoch.
 */
final class Windows {
  private static final int REMEMBERED = 1024;

  private final long[] starts = new long[REMEMBERED];
  private final long[] ends = new long[REMEMBERED];
  private long count;

  /** Adds a window behind all others; one that is empty is none. */
  void add(long start, long end) {
    if (start < end) {
      int at = (int) (count++ % REMEMBERED);
      starts[at] = start;
      ends[at] = end;
    }
  }

  /** Number of the window that holds a time; -1 when none does, or none remembered. */
  long at(long epochNanos) {
    for (long number = count - 1; number >= oldest(); number--) {
      int at = (int) (number % REMEMBERED);
      if (epochNanos >= ends[at]) {
        return -1;
      }
      if (epochNanos >= starts[at]) {
        return number;
      }
    }
    return -1;
  }

  /** Time not watched between a window and the one before it; 0 for the first. */
  long gapBefore(long number) {
    return number <= oldest()
        ? 0
        : starts[(int) (number % REMEMBERED)] - ends[(int) ((number - 1) % REMEMBERED)];
  }

  /** Nanoseconds of a span that lie in remembered windows. */
  long within(long fromNanos, long untilNanos) {
    long sum = 0;
    for (long number = oldest(); number < count; number++) {
      int at = (int) (number % REMEMBERED);
      sum += Math.max(0, Math.min(ends[at], untilNanos) - Math.max(starts[at], fromNanos));
    }
    return sum;
  }

  private long oldest() {
    return Math.max(0, count - REMEMBERED);
  }
}
