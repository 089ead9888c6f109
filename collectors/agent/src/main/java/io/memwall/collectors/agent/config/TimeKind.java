package io.memwall.collectors.agent.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time with a unit, such as {@code 10s}. */
public record TimeKind(Duration least, Duration most) implements Kind<Duration> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]*)");
  private static final Map<String, Duration> UNITS = units();

  private static Map<String, Duration> units() {
    var units = new LinkedHashMap<String, Duration>();
    units.put("d", Duration.ofDays(1));
    units.put("h", Duration.ofHours(1));
    units.put("m", Duration.ofMinutes(1));
    units.put("s", Duration.ofSeconds(1));
    units.put("ms", Duration.ofMillis(1));
    return units;
  }

  @Override
  public Duration read(String text) throws Refusal {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Refusal("is no length of time");
    }
    long number = Long.parseLong(matcher.group(1));
    if (!UNITS.containsKey(matcher.group(2))) {
      throw misunderstood(number, matcher.group(2));
    }
    return time(number, matcher.group(2)).orElseThrow(() -> new Refusal("is outside the range"));
  }

  /** Empty outside the range. */
  private Optional<Duration> time(long number, String unit) {
    Duration time = UNITS.get(unit).multipliedBy(number);
    return time.compareTo(least) < 0 || time.compareTo(most) > 0
        ? Optional.empty()
        : Optional.of(time);
  }

  /** Nothing is suggested that would be refused again. */
  private Refusal misunderstood(long number, String unit) {
    if (unit.isEmpty()) {
      return new Refusal("has no unit", meant(number, "s"));
    }
    String small = unit.toLowerCase(Locale.ROOT);
    boolean milli = small.startsWith("ms") || small.startsWith("mil");
    return new Refusal(
        "has the unknown unit " + unit, meant(number, milli ? "ms" : small.substring(0, 1)));
  }

  private String meant(long number, String unit) {
    boolean would = UNITS.containsKey(unit) && time(number, unit).isPresent();
    return would ? number + unit : null;
  }

  @Override
  public String show(Duration time) {
    for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
      long nanos = unit.getValue().toNanos();
      if (!time.isZero() && time.toNanos() % nanos == 0) {
        return time.toNanos() / nanos + unit.getKey();
      }
    }
    return time.toMillis() + "ms";
  }

  @Override
  public String allowed() {
    return show(least) + " to " + show(most);
  }
}
