package io.memwall.streams.bandwidth;

import java.util.OptionalDouble;

/** Division that has no value where its denominator is 0: never 0, never infinity. */
final class Ratio {
  private Ratio() {}

  static OptionalDouble of(long numerator, long denominator) {
    return of((double) numerator, (double) denominator);
  }

  static OptionalDouble of(double numerator, double denominator) {
    return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
  }
}
