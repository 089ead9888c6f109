package io.memwall.standalone.rules;

import io.memwall.streams.hotspot.Component;
import io.memwall.streams.hotspot.Measure;
import io.memwall.streams.hotspot.Ramp;
import io.memwall.streams.hotspot.Thresholds;
import io.memwall.streams.hotspot.Thresholds.Limits;
import java.util.Locale;

/** One threshold, as it is written on a command line: {@code utilisation.low=0.7}. */
public final class ThresholdSetting {
  private static final String KEYS =
      "MEASURE.low, MEASURE.high, COMPONENT.weight, warn, critical, leave_critical or leave_warn";

  private ThresholdSetting() {}

  /**
   * Thresholds with one of them set.
   *
   * @throws IllegalArgumentException saying what can be written
   */
  public static Thresholds apply(Thresholds thresholds, String setting) {
    String[] parts = setting.split("=", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("'" + setting + "' is no KEY=VALUE; keys: " + KEYS);
    }
    double value = number(setting, parts[1]);
    int dot = parts[0].indexOf('.');
    if (dot < 0) {
      return thresholds.with(limits(thresholds.limits(), parts[0], value));
    }
    String name = parts[0].substring(0, dot).toUpperCase(Locale.ROOT);
    return switch (parts[0].substring(dot + 1)) {
      case "low" -> ramp(thresholds, measure(name), value, true);
      case "high" -> ramp(thresholds, measure(name), value, false);
      case "weight" -> thresholds.with(component(name), value);
      default -> throw new IllegalArgumentException(parts[0] + " is no key; keys: " + KEYS);
    };
  }

  private static double number(String setting, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + setting + "' has no number behind the =", e);
    }
  }

  private static Thresholds ramp(
      Thresholds thresholds, Measure measure, double value, boolean isLow) {
    Ramp ramp = thresholds.ramps().get(measure);
    return thresholds.with(
        measure, isLow ? new Ramp(value, ramp.high()) : new Ramp(ramp.low(), value));
  }

  private static Limits limits(Limits old, String key, double value) {
    return switch (key) {
      case "warn" -> new Limits(value, old.critical(), old.leaveCritical(), old.leaveWarn());
      case "critical" -> new Limits(old.warn(), value, old.leaveCritical(), old.leaveWarn());
      case "leave_critical" -> new Limits(old.warn(), old.critical(), value, old.leaveWarn());
      case "leave_warn" -> new Limits(old.warn(), old.critical(), old.leaveCritical(), value);
      default -> throw new IllegalArgumentException(key + " is no key; keys: " + KEYS);
    };
  }

  private static Measure measure(String name) {
    try {
      return Measure.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name.toLowerCase(Locale.ROOT) + " is no measure; keys: " + KEYS, e);
    }
  }

  private static Component component(String name) {
    try {
      return Component.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name.toLowerCase(Locale.ROOT) + " is no component; keys: " + KEYS, e);
    }
  }
}
