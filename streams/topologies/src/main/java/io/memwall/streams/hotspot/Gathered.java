package io.memwall.streams.hotspot;

import io.memwall.streams.hotspot.Reading.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What all sources say of one entity over one window.
 *
 * @param measured of each measure the worst source; pressure of several hosts is their mean, so
 *     that one sick host does not make its pool a hotspot
 * @param absent why components are not there
 * @param instruments that said anything
 * @param settled keys of the sources that have spoken for the whole window
 * @param setting what is known around them
 * @param coverage the lowest; empty when none is known
 */
record Gathered(
    Map<Measure, Measured> measured,
    Map<Component, Absence> absent,
    Set<Instrument> instruments,
    Set<String> settled,
    Setting setting,
    OptionalDouble coverage) {

  /** A stretch of a source's word. */
  record Said(Reading reading, long ns) {}

  /**
   * Gathers a window.
   *
   * @param readings of the entity, in the order of their starts within each key
   * @param watched whether nodes watched most of the window: what holds until further notice is
   *     believed only while they do
   */
  static Gathered of(Interval window, List<Reading> readings, Watched watched) {
    var byKey = new TreeMap<String, List<Reading>>();
    for (var reading : readings) {
      byKey.computeIfAbsent(reading.origin().key(), key -> new ArrayList<>()).add(reading);
    }
    var gathering = new Gathering(window);
    byKey.forEach((key, said) -> gathering.add(key, spoken(window, said, watched)));
    return gathering.result();
  }

  /** Whose eyes were open. */
  @FunctionalInterface
  interface Watched {
    boolean most(Interval window, List<String> nodes);
  }

  /** Each reading holds until the next of its key begins. */
  private static List<Said> spoken(Interval window, List<Reading> readings, Watched watched) {
    var found = new ArrayList<Said>();
    for (int i = 0; i < readings.size(); i++) {
      var reading = readings.get(i);
      long next =
          i + 1 < readings.size() ? readings.get(i + 1).interval().startNs() : Interval.FOREVER;
      long until = Math.min(window.endNs(), next);
      long ns = reading.interval().common(window.startNs(), until);
      boolean believed =
          !reading.interval().isStanding()
              || reading.origin().nodes().isEmpty()
              || watched.most(window, reading.origin().nodes());
      if (ns > 0 && believed) {
        found.add(new Said(reading, ns));
      }
    }
    return found;
  }

  /** The same, with what was known around the entity before where nothing is known now. */
  Gathered in(Setting before) {
    return instruments.isEmpty()
        ? new Gathered(measured, absent, instruments, settled, before, coverage)
        : this;
  }

  /** What of a component is known: the raw values behind it. */
  List<Measured> of(Component component) {
    return measured.values().stream()
        .filter(one -> one.measure().component() == component)
        .sorted(Comparator.comparing(Measured::measure))
        .toList();
  }

  /** The worst of a component's values on its ramp, 0 to 1; empty when there is none. */
  OptionalDouble x(Component component, Thresholds thresholds) {
    return of(component).stream()
        .mapToDouble(one -> thresholds.x(one.measure(), one.value()))
        .max();
  }

  Optional<Measured> value(Measure measure) {
    return Optional.ofNullable(measured.get(measure));
  }

  /** The components that are there, each on its ramp. */
  Map<Component, Double> components(Set<Component> expected, Thresholds thresholds) {
    var found = new LinkedHashMap<Component, Double>();
    for (var component : Component.values()) {
      if (expected.contains(component)) {
        x(component, thresholds).ifPresent(x -> found.put(component, x));
      }
    }
    return found;
  }
}
