package io.memwall.bench;

import java.util.OptionalDouble;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param value as it is printed; "-" when it was not measured
 * @param unit of the value
 * @param how it was measured, or why it was not
 */
public record Figure(String what, String value, String unit, String how) {
  private static final String NONE = "-";

  public static Figure of(String what, double value, String unit, String how) {
    boolean isWhole = value >= 100 || value == Math.rint(value);
    String text = isWhole ? "%,.0f".formatted(value) : "%.3f".formatted(value);
    return new Figure(what, text, unit, how);
  }

  public static Figure skipped(String what, String unit, String why) {
    return new Figure(what, NONE, unit, "skipped: " + why);
  }

  /** As a number; empty when it is none. */
  public OptionalDouble amount() {
    try {
      return OptionalDouble.of(Double.parseDouble(value.replace(",", "")));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** For {@link #parse}. */
  public String toLine() {
    return String.join("\t", what, value, unit, how.replace('\t', ' ').replace('\n', ' '));
  }

  /**
   * What {@link #toLine} gave.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static Figure parse(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("no figure: " + line);
    }
    return new Figure(parts[0], parts[1], parts[2], parts[3]);
  }
}
