package io.memwall.sql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times in and out of SQL text, always UTC. */
final class Times {
  /** What DateTime64(9) can hold. */
  static final Instant MIN = Instant.parse("1900-01-01T00:00:00Z");

  static final Instant MAX = Instant.parse("2262-04-11T00:00:00Z");

  private static final DateTimeFormatter SQL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn").withZone(ZoneOffset.UTC);

  private Times() {}

  static String sql(Instant time) {
    return SQL.format(time);
  }

  /** A time as people write it; without a zone it is UTC. */
  static Instant parse(String name, String text) {
    Instant time;
    try {
      time = parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      throw new QueryException(
          "%s=%s is not a time; write it as 2026-01-31T10:00:00Z or 2026-01-31"
              .formatted(name, text),
          e);
    }
    if (time.isBefore(MIN) || time.isAfter(MAX)) {
      throw new QueryException("%s=%s is outside %s to %s".formatted(name, text, MIN, MAX));
    }
    return time;
  }

  private static Instant parse(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
