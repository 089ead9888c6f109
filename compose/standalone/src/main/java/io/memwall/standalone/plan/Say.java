package io.memwall.standalone.plan;

import io.memwall.streams.capacity.Exhaustion;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Figures in words for people. */
final class Say {
  static final double GIB = 1L << 30;
  private static final String UNKNOWN = "unknown";

  private Say() {}

  static String gib(double bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }

  static String gib(OptionalDouble bytes) {
    return bytes.isPresent() ? gib(bytes.getAsDouble()) : UNKNOWN;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : UNKNOWN;
  }

  static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Bytes of memory, or a share of a link. */
  static String amount(String kind, double value) {
    return kind.equals("LINK") ? percent(value) : gib(value);
  }

  /** Such as {@code 37/38/39}: earliest, expected, latest. */
  static String days(Exhaustion days) {
    return "%s/%s/%s".formatted(day(days.earliest()), day(days.expected()), day(days.latest()));
  }

  private static String day(OptionalInt days) {
    return days.isPresent() ? Integer.toString(days.getAsInt()) : ">365";
  }

  /** The same as dates. */
  static String dates(Exhaustion days, LocalDate from) {
    if (days.earliest().isEmpty()) {
      return "not within 365 days";
    }
    return "%s / %s / %s"
        .formatted(
            date(days.earliest(), from), date(days.expected(), from), date(days.latest(), from));
  }

  private static String date(OptionalInt days, LocalDate from) {
    return days.isPresent() ? from.plusDays(days.getAsInt()).toString() : "later";
  }
}
