package io.memwall.collectors.agent.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
    String number = matcher.group(1);
    Duration unit = UNITS.get(matcher.group(2));
    if (unit == null) {
      throw misunderstood(number, matcher.group(2));
    }
    Duration time = unit.multipliedBy(Long.parseLong(number));
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      throw new Refusal("is outside the range");
    }
    return time;
  }

  private static Refusal misunderstood(String number, String unit) {
    if (unit.isEmpty()) {
      return new Refusal("has no unit", number + "s");
    }
    String small = unit.toLowerCase(Locale.ROOT);
    boolean milli = small.startsWith("ms") || small.startsWith("mil");
    String meant = milli ? "ms" : small.substring(0, 1);
    return new Refusal(
        "has the unknown unit " + unit, UNITS.containsKey(meant) ? number + meant : null);
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
