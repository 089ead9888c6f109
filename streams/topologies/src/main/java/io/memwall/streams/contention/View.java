package io.memwall.streams.contention;

import io.memwall.streams.contention.Reading.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The readings that are summed, of all that speak of a pool: what two taps saw counts once.
 *
 * <p>Per port of the pool one tap is taken that sees all masters side by side: at the pool, else at
 * a switch, else one at an unknown place that saw several. Only where there is none at all, taps
 * that see one host each are summed, those with masters of their own.
 *
 * @param shared whether the taps see all masters
 */
record View(boolean shared, List<Reading> readings) {
  View {
    readings = List.copyOf(readings);
  }

  static View of(List<Reading> all) {
    var sharing = all.stream().filter(View::isShared).toList();
    return sharing.isEmpty() ? new View(false, disjoint(all)) : new View(true, primary(sharing));
  }

  static boolean isShared(Reading reading) {
    return switch (reading.origin().position()) {
      case POOL, SWITCH -> true;
      case UNKNOWN -> reading.sums().masters().areSeveral();
      case HOST -> false;
    };
  }

  private static List<Reading> primary(List<Reading> sharing) {
    var chosen = new ArrayList<Reading>();
    byPort(sharing)
        .values()
        .forEach(port -> chosen.addAll(tapsBestFirst(port).values().iterator().next()));
    return chosen;
  }

  private static List<Reading> disjoint(List<Reading> all) {
    var chosen = new ArrayList<Reading>();
    for (var port : byPort(all).values()) {
      var seen = new TreeSet<String>();
      for (var tap : tapsBestFirst(port).values()) {
        var masters = tap.stream().flatMap(one -> one.sums().masters().known().stream()).toList();
        if (masters.stream().noneMatch(seen::contains)) {
          seen.addAll(masters);
          chosen.addAll(tap);
        }
      }
    }
    return chosen;
  }

  private static Map<String, List<Reading>> byPort(List<Reading> readings) {
    return readings.stream()
        .collect(
            Collectors.groupingBy(
                reading -> reading.origin().pool(), TreeMap::new, Collectors.toList()));
  }

  /** Readings by tap: by position, then those that saw most. */
  private static Map<String, List<Reading>> tapsBestFirst(List<Reading> readings) {
    var byTap =
        readings.stream()
            .collect(
                Collectors.groupingBy(
                    reading -> reading.origin().tap(), TreeMap::new, Collectors.toList()));
    var best = new LinkedHashMap<String, List<Reading>>();
    byTap.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, List<Reading>>, Position>comparing(
                    tap -> tap.getValue().get(0).origin().position())
                .thenComparing(tap -> -messages(tap.getValue())))
        .forEach(tap -> best.put(tap.getKey(), tap.getValue()));
    return best;
  }

  private static long messages(List<Reading> readings) {
    return readings.stream()
        .map(reading -> reading.sums().counts())
        .mapToLong(
            counts ->
                counts.sum(Counter.ACQUIRE)
                    + counts.sum(Counter.PROBE)
                    + counts.get(Counter.WRITES)
                    + counts.get(Counter.ATOMICS)
                    + counts.get(Counter.READS))
        .sum();
  }
}
