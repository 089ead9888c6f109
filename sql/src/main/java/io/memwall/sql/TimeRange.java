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
}
