package io.memwall.streams;

import java.util.OptionalDouble;

/** Division that has no value where its denominator is 0: never 0, never infinity. */
public final class Ratio {
  private Ratio() {}

  public static OptionalDouble of(long numerator, long denominator) {
    return of((double) numerator, (double) denominator);
  }

  public static OptionalDouble of(double numerator, double denominator) {
    return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
  }
}
