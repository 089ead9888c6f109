package io.memwall.streams.allocation;

import java.util.OptionalDouble;

/**
 * How requests of the last 5 minutes fared.
 *
 * @param requests all of them
 * @param failures the refused ones
 */
record FailRate(long requests, long failures) {
  /** Below this a rate says nothing, and only the counts are shown. */
  static final long ENOUGH = 20;

  static final FailRate NONE = new FailRate(0, 0);

  FailRate plus(FailRate other) {
    return new FailRate(requests + other.requests, failures + other.failures);
  }

  OptionalDouble rate() {
    return requests < ENOUGH
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) failures / requests);
  }
}
