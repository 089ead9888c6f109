package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** Times as senders write them. */
final class EventTime {
  static final String EXPECTED =
      "such as \"2026-01-31T12:00:00.000000001Z\", or whole nanoseconds since 1970";

  // Before 1973 in nanoseconds, and today in seconds, milliseconds or microseconds: a mistake.
  private static final long LEAST = 100_000_000_000_000_000L;
  private static final long PER_SECOND = 1_000_000_000L;

  private EventTime() {}

  /** Nanoseconds since the Unix epoch; empty when it is no time between 1973 and 2262. */
  static OptionalLong read(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return checked(node.longValue());
    }
    return node.isTextual() ? parsed(node.asText()) : OptionalLong.empty();
  }

  private static OptionalLong parsed(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      long seconds = Math.multiplyExact(instant.getEpochSecond(), PER_SECOND);
      return checked(Math.addExact(seconds, instant.getNano()));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong checked(long nanos) {
    return nanos < LEAST ? OptionalLong.empty() : OptionalLong.of(nanos);
  }
}
