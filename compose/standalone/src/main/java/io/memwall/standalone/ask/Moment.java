package io.memwall.standalone.ask;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in time as a user types it: {@code 2026-01-01T10:00:00Z}, {@code 2026-01-01T10:00},
 * {@code 2026-01-01} (UTC), {@code now}, or back from now: {@code -90s}, {@code -15m}, {@code -2h},
 * {@code -7d}.
 */
public record Moment(Instant absolute, Duration beforeNow) {
  private static final Pattern BACK = Pattern.compile("-(\\d{1,9})([smhd])");

  /** The point in time, as of now. */
  public Instant at(Instant now) {
    return absolute == null ? now.minus(beforeNow) : absolute;
  }

  static Moment parse(String text) {
    if (text.equals("now")) {
      return new Moment(null, Duration.ZERO);
    }
    Matcher back = BACK.matcher(text);
    if (back.matches()) {
      return new Moment(null, duration(Long.parseLong(back.group(1)), back.group(2)));
    }
    return new Moment(absolute(text), Duration.ZERO);
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Instant absolute(String text) {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      if (text.contains("T")) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      }
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time: write 2026-01-01T10:00:00Z, 2026-01-01, now, or -15m", e);
    }
  }

  /** For picocli. */
  public static final class Converter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
