package io.memwall.standalone.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Values as literals of SQL. */
final class Literals {
  private Literals() {}

  /** A row between brackets. */
  static String row(List<?> values) {
    return values.stream().map(Literals::of).collect(Collectors.joining(", ", "(", ")"));
  }

  static String of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Literals::of).orElse("NULL");
    }
    if (value instanceof OptionalInt days) {
      return days.isPresent() ? Integer.toString(days.getAsInt()) : "NULL";
    }
    if (value instanceof OptionalDouble real) {
      return real.isPresent() ? of(real.getAsDouble()) : "NULL";
    }
    if (value instanceof Double real) {
      return Double.isFinite(real) ? real.toString() : "NULL";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return text(value);
  }

  private static String text(Object value) {
    if (value instanceof LocalDate date) {
      return "'" + date + " 00:00:00'";
    }
    if (value instanceof Instant time) {
      var utc = time.atOffset(ZoneOffset.UTC);
      return "fromUnixTimestamp64Milli(%d, 'UTC')".formatted(utc.toInstant().toEpochMilli());
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
