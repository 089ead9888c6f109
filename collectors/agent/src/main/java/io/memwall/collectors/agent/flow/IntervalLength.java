package io.memwall.collectors.agent.flow;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Length of the intervals, aligned to its multiples in UTC.
 *
 * @param nanos one of the allowed lengths
 */
public record IntervalLength(long nanos) {
  /**
   * All lengths: each divides ten seconds. Windows of the streams that are shorter than the
   * intervals have no figures.
   */
  public static final List<Duration> ALLOWED =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  public static final IntervalLength SECOND = new IntervalLength(1_000_000_000L);

  public IntervalLength {
    if (!ALLOWED.contains(Duration.ofNanos(nanos))) {
      throw new IllegalArgumentException(
          "an interval of "
              + Duration.ofNanos(nanos).toMillis()
              + " ms is not possible; choose one of "
              + ALLOWED.stream().map(l -> l.toMillis() + "").collect(Collectors.joining(", "))
              + " ms");
    }
  }

  public static IntervalLength of(Duration length) {
    return new IntervalLength(length.toNanos());
  }

  /** A longer one of all lengths, so many further; the longest when there are not as many. */
  public IntervalLength coarser(int steps) {
    int at = ALLOWED.indexOf(Duration.ofNanos(nanos));
    return of(ALLOWED.get(Math.min(ALLOWED.size() - 1, at + Math.max(0, steps))));
  }

  /** The interval that holds an instant. */
  public Span around(long epochNanos) {
    long start = Math.floorDiv(epochNanos, nanos) * nanos;
    return new Span(start, start + nanos);
  }
}
