package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lacks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts the counters of a driver into figures. Remembers names, as they come again and again. */
final class DriverCounters {
  private static final int MOST_NAMES = 20_000;

  /** Where a counter goes: at most one of the two is there. */
  private record Target(Optional<LinkFigure> figure, Optional<PriorityNames.Counter> priority) {
    static Target of(String name) {
      return new Target(DriverNames.figure(name), PriorityNames.counter(name));
    }
  }

  /**
   * Counters in their places.
   *
   * @param figures texts of the numbers that sum up to each
   * @param unknown counters that have no place
   */
  record Sorted(
      Map<LinkFigure, List<String>> figures, List<LinkReading.Priority> priorities, int unknown) {}

  private final Map<String, Target> targets = new HashMap<>();

  Sorted sort(Map<String, Long> counters, Lacks lacks) {
    var figures = new EnumMap<LinkFigure, List<String>>(LinkFigure.class);
    var priorities = new TreeMap<Integer, Map<PriorityFigure, List<String>>>();
    int unknown = 0;
    for (var counter : counters.entrySet()) {
      Target target = target(counter.getKey());
      if (target.figure().isPresent()) {
        figures
            .computeIfAbsent(target.figure().get(), figure -> new ArrayList<>())
            .add(Long.toUnsignedString(counter.getValue()));
      } else if (target.priority().isPresent()) {
        put(target.priority().get(), counter.getValue(), priorities);
      } else {
        unknown++;
      }
    }
    return new Sorted(figures, priorities(priorities, lacks), unknown);
  }

  private static void put(
      PriorityNames.Counter counter,
      long value,
      Map<Integer, Map<PriorityFigure, List<String>>> priorities) {
    boolean fits = value >= 0 && value <= Long.MAX_VALUE / counter.nanos();
    priorities
        .computeIfAbsent(counter.priority(), p -> new EnumMap<>(PriorityFigure.class))
        .computeIfAbsent(counter.figure(), figure -> new ArrayList<>())
        .add(fits ? Long.toString(value * counter.nanos()) : Long.toUnsignedString(value));
  }

  private static List<LinkReading.Priority> priorities(
      Map<Integer, Map<PriorityFigure, List<String>>> priorities, Lacks lacks) {
    var sorted = new ArrayList<LinkReading.Priority>();
    priorities.forEach(
        (priority, texts) -> {
          var gathering = new Gathering<>(PriorityFigure.class, "priority." + priority, lacks);
          texts.forEach(gathering::sum);
          sorted.add(new LinkReading.Priority(priority, gathering.known()));
        });
    return sorted;
  }

  private Target target(String name) {
    Target target = targets.get(name);
    if (target == null) {
      target = Target.of(name);
      if (targets.size() < MOST_NAMES) {
        targets.put(name, target);
      }
    }
    return target;
  }
}
