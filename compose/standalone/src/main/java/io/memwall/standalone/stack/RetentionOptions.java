package io.memwall.standalone.stack;

import io.memwall.collectors.agent.config.Refusal;
import io.memwall.sql.DataClass;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.SizeBounds;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long, and how much, ClickHouse keeps of what is not a case. */
public final class RetentionOptions {
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

  @Option(
      names = "--max-events",
      paramLabel = "200GiB",
      converter = Size.class,
      description = {
        "How much live events may take on disk; beyond, the oldest days are dropped.",
        "Default: no bound."
      })
  private Long maxEvents;

  @Option(
      names = "--max-results",
      paramLabel = "50GiB",
      converter = Size.class,
      description = "The same of results.")
  private Long maxResults;

  @Option(
      names = "--max-ledger",
      paramLabel = "10GiB",
      converter = Size.class,
      description = "The same of allocations, holdings, inventory and what was received.")
  private Long maxLedger;

  @Option(
      names = "--keep-free",
      paramLabel = "20GiB",
      converter = Size.class,
      description = {
        "How much of the tables' disk stays free: with less, the oldest events are dropped,",
        "then results, then the ledger; never cases. Default: nothing is dropped for it."
      })
  private Long keepFree;

  SizeBounds bounds() {
    var most = new EnumMap<DataClass, Long>(DataClass.class);
    put(most, DataClass.EVENTS, maxEvents);
    put(most, DataClass.RESULTS, maxResults);
    put(most, DataClass.LEDGER, maxLedger);
    return new SizeBounds(
        most, keepFree == null ? OptionalLong.empty() : OptionalLong.of(keepFree));
  }

  private static void put(Map<DataClass, Long> most, DataClass of, Long bytes) {
    if (bytes != null) {
      most.put(of, bytes);
    }
  }

  MigrationSettings settings() {
    return new MigrationSettings(Optional.ofNullable(events), Optional.ofNullable(results));
  }

  /** Bytes: {@code 512MiB}, {@code 20GiB}, {@code 1TiB}. */
  static final class Size implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return BoundsSection.SIZE.read(text);
      } catch (Refusal e) {
        throw new TypeConversionException(
            "'%s' %s: write %s, such as 20GiB"
                .formatted(text, e.getMessage(), BoundsSection.SIZE.allowed()));
      }
    }
  }

  /** A length of time: {@code 90s}, {@code 15m}, {@code 2h}, {@code 30d}. */
  public static final class Length implements ITypeConverter<Duration> {
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
