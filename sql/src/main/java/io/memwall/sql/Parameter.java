package io.memwall.sql;

import java.util.Objects;
import java.util.Optional;

/**
 * What a saved query can be told.
 *
 * @param name as in the view
 * @param type in ClickHouse's words
 * @param defaultValue used when the caller gives none; empty for the range of time, which defaults
 *     to the span of the data, and for the case, which defaults to live
 * @param description for people
 */
public record Parameter(
    String name, String type, Optional<String> defaultValue, String description) {
  public static final String FROM = "from";
  public static final String TO = "to";
  public static final String CASE = "case_name";

  /** As the value of {@link #CASE}: live events and every case together. */
  public static final String EVERYTHING = "*";

  public Parameter {
    Objects.requireNonNull(name);
    Objects.requireNonNull(defaultValue);
  }

  /** Whether every saved query has it. */
  public boolean isStandard() {
    return name.equals(FROM) || name.equals(TO) || name.equals(CASE);
  }

  /** The value as a literal of SQL. */
  String literal(String value) {
    if (type.startsWith("DateTime64")) {
      return "'" + Times.sql(Times.parse(name, value)) + "'";
    }
    return type.equals("String") ? quoted(value) : unsigned(value);
  }

  static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** From 1, unless 0 is what it is when nobody says anything. */
  private String unsigned(String value) {
    int least = defaultValue.filter("0"::equals).isPresent() ? 0 : 1;
    try {
      int number = Integer.parseUnsignedInt(value.strip());
      if (number == 0 && least > 0) {
        throw new NumberFormatException("0");
      }
      return Integer.toUnsignedString(number);
    } catch (NumberFormatException e) {
      throw new QueryException(
          "%s=%s is not a number from %d to 4294967295 (%s)"
              .formatted(name, value, least, description),
          e);
    }
  }
}
