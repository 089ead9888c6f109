package io.memwall.streams.contention;

import java.util.OptionalDouble;

/**
 * How bad it is.
 *
 * <p>Warn: lines are on the move for a fifth of the time, or move 10,000 times a second and mostly
 * back and forth. Critical: half of the time. Either needs two masters and 20 grants of tip.
 */
enum Severity {
  UNKNOWN,
  OK,
  WARN,
  CRITICAL;

  static final int LEAST_GRANTS = 20;
  static final double WARN_TRANSIT = 0.2;
  static final double CRITICAL_TRANSIT = 0.5;
  static final double WARN_RATE = 10_000;
  static final double WARN_PING_PONG = 0.5;

  /**
   * Judges a place.
   *
   * @param grants of tip
   */
  static Severity of(Movement movement, long grants, Masters masters) {
    if (grants < LEAST_GRANTS || !masters.areSeveral()) {
      return OK;
    }
    if (movement.transit().isEmpty() && movement.transfersPerSecond().isEmpty()) {
      return UNKNOWN;
    }
    if (atLeast(movement.transit(), CRITICAL_TRANSIT)) {
      return CRITICAL;
    }
    boolean pingPong =
        atLeast(movement.transfersPerSecond(), WARN_RATE)
            && atLeast(movement.pingPong(), WARN_PING_PONG);
    return atLeast(movement.transit(), WARN_TRANSIT) || pingPong ? WARN : OK;
  }

  Severity or(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }

  private static boolean atLeast(OptionalDouble value, double threshold) {
    return value.isPresent() && value.getAsDouble() >= threshold;
  }
}
