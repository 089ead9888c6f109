package io.memwall.standalone.stack;

import io.memwall.sql.MigrationSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long ClickHouse keeps what is not a case. */
final class RetentionOptions {
  @Option(
      names = "--keep-events",
      paramLabel = "30d",
      converter = Length.class,
      description = {
        "How long live events stay in ClickHouse; cases stay for ever.",
        "Default: as before; 30d on new data."
      })
  private Duration events;

  @Option(
      names = "--keep-results",
      paramLabel = "400d",
      converter = Length.class,
      description = {"How long live results stay.", "Default: as before; 400d on new data."})
  private Duration results;

  MigrationSettings settings() {
    return new MigrationSettings(Optional.ofNullable(events), Optional.ofNullable(results));
  }

  /** A length of time: {@code 90s}, {@code 15m}, {@code 2h}, {@code 30d}. */
  static final class Length implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      String upper = text.toUpperCase(Locale.ROOT);
      try {
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no length of time: write 90s, 15m, 2h or 30d");
      }
    }
  }
}
