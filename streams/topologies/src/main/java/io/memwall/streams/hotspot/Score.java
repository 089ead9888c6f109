package io.memwall.streams.hotspot;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The noisy-or of components: {@code S = 1 - product of (1 - w x)}. It rises with every component,
 * stays below 1, and a component alone cannot lift it above its weight.
 *
 * @param value 0 to 1
 * @param contributions {@code -ln(1 - w x) / sum of the same}; empty when the score is 0
 */
record Score(double value, Map<Component, Double> contributions) {
  /** Components with less of the score are no causes. */
  private static final double CAUSE_SHARE = 0.15;

  Score {
    contributions = Map.copyOf(contributions);
  }

  /**
   * The score of what is there.
   *
   * @param x of each component that is there, 0 to 1
   */
  static Score of(Map<Component, Double> x, Thresholds thresholds) {
    double rest = 1;
    double sum = 0;
    var parts = new EnumMap<Component, Double>(Component.class);
    // In the order of the components, so that the last bits do not depend on the map.
    for (var component : Component.values()) {
      double share = thresholds.weight(component) * x.getOrDefault(component, 0.0);
      if (share > 0) {
        rest *= 1 - share;
        parts.put(component, -Math.log1p(-share));
        sum += -Math.log1p(-share);
      }
    }
    double whole = sum;
    parts.replaceAll((component, part) -> part / whole);
    return new Score(1 - rest, parts);
  }

  /** Components with at least 15 % of the score, the strongest first. */
  List<Component> causes() {
    return contributions.entrySet().stream()
        .filter(part -> part.getValue() >= CAUSE_SHARE)
        .sorted(
            Map.Entry.<Component, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * {@code sum of the weights that are there / sum of the weights expected}.
   *
   * @return 0 when nothing is expected: then there is nothing to judge by
   */
  static double evidence(
      Collection<Component> there, Collection<Component> expected, Thresholds thresholds) {
    double whole = expected.stream().mapToDouble(thresholds::weight).sum();
    double part = there.stream().filter(expected::contains).mapToDouble(thresholds::weight).sum();
    return whole == 0 ? 0 : part / whole;
  }
}
