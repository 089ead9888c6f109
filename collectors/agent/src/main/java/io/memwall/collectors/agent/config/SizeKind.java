package io.memwall.collectors.agent.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes with a unit, such as {@code 64MiB}; nobody has to guess whether 1000 or 1024 is meant.
 *
 * @param least in bytes
 * @param most in bytes
 */
public record SizeKind(long least, long most) implements Kind<Long> {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");

  /** So large a number without a unit is no count of mebibytes. */
  private static final long SURELY_BYTES = 1_000_000;

  /** Of sizes that are known to be well written. */
  public static SizeKind between(String least, String most) {
    return new SizeKind(exactly(least), exactly(most));
  }

  /** Bytes of a size that is known to be well written. */
  static long exactly(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches() || !UNITS.contains(matcher.group(2))) {
      throw new IllegalArgumentException(text);
    }
    return Long.parseLong(matcher.group(1)) << (10 * UNITS.indexOf(matcher.group(2)));
  }

  @Override
  public Long read(String text) throws Refusal {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Refusal("is no size");
    }
    String unit = matcher.group(2);
    if (!UNITS.contains(unit)) {
      throw misunderstood(Long.parseLong(matcher.group(1)), unit);
    }
    return bytes(Long.parseLong(matcher.group(1)), unit)
        .orElseThrow(() -> new Refusal("is outside the range"));
  }

  /** Empty outside the range. */
  private Optional<Long> bytes(long number, String unit) {
    int shift = 10 * UNITS.indexOf(unit);
    boolean fits = number <= Long.MAX_VALUE >> shift;
    return fits && number << shift >= least && number << shift <= most
        ? Optional.of(number << shift)
        : Optional.empty();
  }

  /** Nothing is suggested that would be refused again. */
  private Refusal misunderstood(long number, String unit) {
    if (unit.isEmpty()) {
      return new Refusal("has no unit", meant(number, number < SURELY_BYTES ? "M" : "B"));
    }
    String letter = unit.substring(0, 1).toUpperCase(Locale.ROOT);
    return new Refusal("has the unknown unit " + unit, meant(number, letter));
  }

  private String meant(long number, String letter) {
    return UNITS.stream()
        .filter(unit -> unit.startsWith(letter) && bytes(number, unit).isPresent())
        .map(unit -> number + unit)
        .findFirst()
        .orElse(null);
  }

  @Override
  public String show(Long bytes) {
    int unit = bytes == 0 ? 0 : Math.min(UNITS.size() - 1, Long.numberOfTrailingZeros(bytes) / 10);
    return (bytes >> (10 * unit)) + UNITS.get(unit);
  }

  @Override
  public String allowed() {
    return show(least) + " to " + show(most);
  }
}
