package io.memwall.standalone.size;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures for people; a missing one says so. */
final class Amounts {
  static final String MISSING = "missing";
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final double STEP = 1024;
  private static final MathContext DIGITS = new MathContext(3);
  private static final int PLAIN_FROM = 100;

  private Amounts() {}

  /** Three digits that mean something, and no exponent. */
  static String number(double figure) {
    if (Math.abs(figure) >= PLAIN_FROM) {
      return String.format(Locale.ROOT, "%.0f", figure);
    }
    return new BigDecimal(figure).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  static String number(OptionalDouble figure) {
    return figure.isPresent() ? number(figure.getAsDouble()) : MISSING;
  }

  static String bytes(OptionalDouble figure) {
    if (figure.isEmpty()) {
      return MISSING;
    }
    double amount = figure.getAsDouble();
    int unit = 0;
    while (amount >= STEP && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    return number(amount) + " " + UNITS.get(unit);
  }

  static String time(Duration stretch) {
    return time(stretch.toMillis() / 1e3);
  }

  /** A stretch of time in its largest unit that has two digits, or the smallest. */
  static String time(double seconds) {
    if (seconds >= 2 * 86_400) {
      return number(seconds / 86_400) + " d";
    }
    if (seconds >= 2 * 3_600) {
      return number(seconds / 3_600) + " h";
    }
    return seconds >= 120 ? number(seconds / 60) + " min" : number(seconds) + " s";
  }
}
