package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.frames.NumberField.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Reads the numbers of a filter expression, with their units and ranges. */
final class FilterNumbers {
  private static final Map<String, Integer> POWERS = Map.of("ns", 0, "us", 3, "ms", 6, "s", 9);

  private FilterNumbers() {}

  /** A number, or two with ".." or "-" between; either may be missing for "no limit". */
  static NumberRange range(NumberField field, FilterToken token) {
    String text = token.text();
    int dots = text.indexOf("..");
    // Instants have dashes of their own.
    int dash = dots < 0 && field.unit() != Unit.INSTANT ? text.indexOf('-') : -1;
    int split = dots >= 0 ? dots : dash;
    if (split < 0) {
      long only = number(field, token, text);
      return new NumberRange(only, only, field.isUnsigned());
    }
    String low = text.substring(0, split);
    String high = text.substring(split + (dots >= 0 ? 2 : 1));
    if (low.isEmpty() && high.isEmpty()) {
      throw unreadable(field, token);
    }
    var range =
        new NumberRange(
            low.isEmpty() ? least(field) : number(field, token, low),
            high.isEmpty() ? most(field) : number(field, token, high),
            field.isUnsigned());
    if (!range.touches(range.low(), range.high())) {
      throw new FilterException(token.position(), token.described() + " ends before it begins");
    }
    return range;
  }

  /** The value of one number within the token. */
  static long number(NumberField field, FilterToken token, String text) {
    try {
      return switch (field.unit()) {
        case DURATION -> nanos(text);
        case INSTANT -> epochNanos(text);
        case PLAIN, ADDRESS -> plain(text);
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw unreadable(field, token);
    }
  }

  private static long least(NumberField field) {
    return field.isUnsigned() ? 0 : Long.MIN_VALUE;
  }

  private static long most(NumberField field) {
    return field.isUnsigned() ? -1 : Long.MAX_VALUE;
  }

  private static FilterException unreadable(NumberField field, FilterToken token) {
    return new FilterException(
        token.position(),
        "expected %s after '%s', found %s"
            .formatted(field.unit().expected(), field.label(), token.described()));
  }

  private static long plain(String text) {
    String lower = text.replace("_", "").toLowerCase(Locale.ROOT);
    boolean hex = lower.startsWith("0x");
    String digits = hex ? lower.substring(2) : lower;
    if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
      throw new NumberFormatException(text);
    }
    return Long.parseUnsignedLong(digits, hex ? 16 : 10);
  }

  private static long nanos(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int unit = lower.length();
    while (unit > 0 && Character.isLetter(lower.charAt(unit - 1))) {
      unit--;
    }
    Integer power = POWERS.get(lower.substring(unit));
    // An exponent such as 1e999999999 would be a number of that many digits.
    if (power == null || lower.indexOf('e') >= 0 || unit > 24) {
      throw new NumberFormatException(text);
    }
    return new BigDecimal(lower.substring(0, unit)).scaleByPowerOfTen(power).longValueExact();
  }

  private static long epochNanos(String text) {
    Instant instant = Instant.parse(text);
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
