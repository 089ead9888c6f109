package io.memwall.site.grafana;

import java.util.List;
import java.util.Map;

/** Grafana's name for the unit with which the explanation of a column begins. */
final class Unit {
  // The longer first: bytes/h begins with bytes.
  private static final List<Map.Entry<String, String>> UNITS =
      List.of(
          Map.entry("0..1", "percentunit"),
          Map.entry("bits/s", "bps"),
          Map.entry("bytes/h", "none"),
          Map.entry("bytes x hours", "none"),
          Map.entry("bytes per", "none"),
          Map.entry("bytes, of a link", "none"),
          Map.entry("bytes", "bytes"),
          Map.entry("GiB:", "gbytes"),
          Map.entry("1/s", "cps"),
          Map.entry("ns", "ns"),
          Map.entry("seconds", "s"),
          Map.entry("s:", "s"),
          Map.entry("hours", "h"),
          Map.entry("days", "d"),
          Map.entry("count", "short"));

  private Unit() {}

  /** Of a column so explained; {@code none} for a number without one. */
  static String of(String meaning) {
    return UNITS.stream()
        .filter(unit -> meaning.startsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("none");
  }
}
