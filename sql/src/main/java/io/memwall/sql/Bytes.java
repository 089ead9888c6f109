package io.memwall.sql;

import java.util.List;
import java.util.Locale;

/** Bytes for people. */
final class Bytes {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final double STEP = 1024;

  private Bytes() {}

  /** {@code 20 GiB}: whole numbers as such, others with one decimal. */
  static String show(long bytes) {
    int unit = 0;
    double number = bytes;
    while (number >= STEP && unit < UNITS.size() - 1) {
      number /= STEP;
      unit++;
    }
    return String.format(
        Locale.ROOT, number % 1 == 0 ? "%.0f %s" : "%.1f %s", number, UNITS.get(unit));
  }
}
