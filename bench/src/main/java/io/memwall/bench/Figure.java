package io.memwall.bench;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param value as it is printed; "-" when it was not measured
 * @param unit of the value
 * @param how it was measured, or why it was not
 */
record Figure(String what, String value, String unit, String how) {
  static Figure of(String what, double value, String unit, String how) {
    String text = value >= 100 ? "%,.0f".formatted(value) : "%.3f".formatted(value);
    return new Figure(what, text, unit, how);
  }

  static Figure skipped(String what, String unit, String why) {
    return new Figure(what, "-", unit, "skipped: " + why);
  }
}
