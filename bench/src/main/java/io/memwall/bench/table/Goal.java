package io.memwall.bench.table;

import io.memwall.bench.Figure;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a figure should be.
 *
 * @param figure its name
 * @param atLeast whether more is better
 * @param amount in the figure's unit
 * @param bound what keeps it from being better
 */
record Goal(String figure, boolean atLeast, double amount, String bound) {

  /** Whether the figure is as good; empty figures are not. */
  boolean isMet(Figure by) {
    OptionalDouble found = by.amount();
    return found.isPresent()
        && (atLeast ? found.getAsDouble() >= amount : found.getAsDouble() <= amount);
  }

  /** Such as {@code at least 400,000}. */
  String text() {
    String number =
        amount == Math.rint(amount)
            ? String.format(Locale.ROOT, "%,.0f", amount)
            : String.format(Locale.ROOT, "%s", amount);
    return (atLeast ? "at least " : "at most ") + number;
  }

  /** A line of the resource: figure, {@code >=} or {@code <=}, amount, bound; tabs between. */
  static Goal parse(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 4 || !(parts[1].equals(">=") || parts[1].equals("<="))) {
      throw new IllegalArgumentException(
          "no goal: \"" + line + "\": give figure, >= or <=, amount, bound with tabs between");
    }
    return new Goal(parts[0], parts[1].equals(">="), Double.parseDouble(parts[2]), parts[3]);
  }
}
