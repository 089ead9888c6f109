package io.memwall.streams.bandwidth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses one tap per half of a link: a half that two taps saw must not be summed twice. The tap
 * that saw the most wire bytes is taken, by name among equals: a tap with drops saw less, and one
 * behind a lossy stretch did not see what was lost on it.
 */
final class PrimaryTap {
  private final Map<Direction, String> chosen = new HashMap<>();

  private record Direction(String connection, int direction) {
    static Direction of(Contribution contribution) {
      return new Direction(contribution.half().connection(), contribution.half().direction());
    }
  }

  private PrimaryTap() {}

  static PrimaryTap of(List<Contribution> contributions) {
    var seen = new HashMap<Direction, TreeMap<String, Long>>();
    for (var contribution : contributions) {
      seen.computeIfAbsent(Direction.of(contribution), direction -> new TreeMap<>())
          .merge(contribution.half().tap(), contribution.traffic().wireBytes(), Long::sum);
    }
    var primary = new PrimaryTap();
    seen.forEach((direction, taps) -> primary.chosen.put(direction, most(taps)));
    return primary;
  }

  List<Contribution> choose(List<Contribution> contributions) {
    return contributions.stream()
        .filter(one -> one.half().tap().equals(chosen.get(Direction.of(one))))
        .toList();
  }

  private static String most(SortedMap<String, Long> taps) {
    String best = taps.firstKey();
    for (var tap : taps.entrySet()) {
      if (tap.getValue() > taps.get(best)) {
        best = tap.getKey();
      }
    }
    return best;
  }
}
