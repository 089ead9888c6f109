package io.memwall.sql;

import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to) {
  public TimeRange {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }

  /** The shortest stretch that holds both. */
  TimeRange including(TimeRange other) {
    return new TimeRange(
        from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
  }
}
