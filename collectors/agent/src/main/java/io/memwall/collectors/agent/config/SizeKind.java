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
record SizeKind(long least, long most) implements Kind<Long> {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");

  static SizeKind between(String least, String most) {
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
      throw misunderstood(matcher.group(1), unit);
    }
    long number = Long.parseLong(matcher.group(1));
    int shift = 10 * UNITS.indexOf(unit);
    boolean fits = number <= Long.MAX_VALUE >> shift;
    if (!fits || number << shift < least || number << shift > most) {
      throw new Refusal("is outside the range");
    }
    return number << shift;
  }

  private static Refusal misunderstood(String number, String unit) {
    if (unit.isEmpty()) {
      return new Refusal("has no unit", number + (number.length() > 6 ? "B" : "MiB"));
    }
    String letter = unit.substring(0, 1).toUpperCase(Locale.ROOT);
    Optional<String> meant = UNITS.stream().filter(each -> each.startsWith(letter)).findFirst();
    return new Refusal("has the unknown unit " + unit, meant.map(u -> number + u).orElse(null));
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
