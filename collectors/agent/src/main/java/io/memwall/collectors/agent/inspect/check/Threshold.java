package io.memwall.collectors.agent.inspect.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure, a comparison and a bound, such as {@code p99.GET>5us}: true where a capture fails.
 *
 * @param bound in the figure's unit; times in ns, shares from 0 to 1
 */
record Threshold(String text, String figure, Comparison comparison, double bound) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9_.]*)\\s*(>=|<=|>|<)\\s*([0-9][0-9.eE+_-]*)(%|[a-z]*)");

  /** What makes a figure fail. */
  enum Comparison {
    ABOVE(">", "<="),
    AT_LEAST(">=", "<"),
    BELOW("<", ">="),
    AT_MOST("<=", ">");

    private final String sign;
    private final String demanded;

    Comparison(String sign, String demanded) {
      this.sign = sign;
      this.demanded = demanded;
    }

    boolean fails(double value, double bound) {
      return switch (this) {
        case ABOVE -> value > bound;
        case AT_LEAST -> value >= bound;
        case BELOW -> value < bound;
        case AT_MOST -> value <= bound;
      };
    }

    private static Comparison of(String sign) {
      for (Comparison each : values()) {
        if (each.sign.equals(sign)) {
          return each;
        }
      }
      throw new CheckException("'" + sign + "' compares nothing");
    }
  }

  /** Empty when the text has no comparison in it. */
  static Optional<Threshold> parse(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('>') < 0) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new CheckException(
          "'" + text + "' is no demand: write a figure, > or <, and a bound, such as p99.GET>5us");
    }
    return Optional.of(
        new Threshold(
            text,
            parts.group(1),
            Comparison.of(parts.group(2)),
            number(text, parts.group(3)) * unit(text, parts.group(4))));
  }

  boolean fails(double value) {
    return comparison.fails(value, bound);
  }

  /** What is due, such as {@code <= 5us}. */
  String due() {
    String sign = text.contains(comparison.sign) ? comparison.sign : "";
    return comparison.demanded + " " + text.substring(text.indexOf(sign) + sign.length()).strip();
  }

  private static double number(String text, String digits) {
    try {
      return Double.parseDouble(digits.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new CheckException("'" + digits + "' in '" + text + "' is no number");
    }
  }

  private static double unit(String text, String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "", "ns" -> 1;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "%" -> 0.01;
      default ->
          throw new CheckException(
              "'" + unit + "' in '" + text + "' is no unit: ns, us, ms, s or %");
    };
  }
}
