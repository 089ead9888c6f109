package io.memwall.streams.contention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two ways to see a pool, each with results of its own, so that a tap that saw little does not
 * lower the coverage of one that saw all.
 */
enum View {
  /** From taps that see all masters side by side, one per port of the pool. */
  POOL,

  /** From taps that see one host each: how lines move between hosts is not seen. */
  HOSTS;

  private static final Comparator<Reading> MOST_FIRST =
      Comparator.<Reading>comparingLong(reading -> -reading.messages())
          .thenComparing(reading -> reading.origin().tap());

  private record Asked(String port, String master) {}

  static View of(Reading reading) {
    return reading.isShared() ? POOL : HOSTS;
  }

  /** Of the readings of a window, those that may be summed: each master at one tap only. */
  List<Reading> summed(List<Reading> readings) {
    if (this == POOL) {
      return List.copyOf(readings);
    }
    Map<Asked, String> tapOf = new HashMap<>();
    var taken = new ArrayList<Reading>();
    for (var reading : readings.stream().sorted(MOST_FIRST).toList()) {
      var origin = reading.origin();
      var asked =
          reading.sums().masters().known().stream()
              .map(master -> new Asked(origin.port(), master))
              .toList();
      // What one tap says of another interval is no repeat.
      if (asked.stream()
          .allMatch(who -> origin.tap().equals(tapOf.getOrDefault(who, origin.tap())))) {
        asked.forEach(who -> tapOf.put(who, origin.tap()));
        taken.add(reading);
      }
    }
    return taken;
  }
}
