package io.memwall.streams.hotspot;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What one window says of an entity, before its history is asked.
 *
 * @param expected components the instrumentation can give
 * @param x of those that are there, 0 to 1
 * @param score empty when there is too little to judge by; with less evidence than a score needs it
 *     is what is there at least, since nothing that is missing could lower it
 * @param evidence share of the expected weight that is there, 0 to 1; what had nothing to measure
 *     is not expected
 * @param corroboratedBy the second sign behind the score; empty without one
 */
record Verdict(
    Set<Component> expected,
    Map<Component, Double> x,
    Optional<Score> score,
    double evidence,
    Optional<String> corroboratedBy) {

  private static final double LEAST_EVIDENCE = 0.4;
  private static final double STRONG = 0.5;
  private static final double FAILING = 0.01;

  Verdict {
    expected = Set.copyOf(expected);
    x = new EnumMap<>(withClass(x));
  }

  private static EnumMap<Component, Double> withClass(Map<Component, Double> x) {
    var copy = new EnumMap<Component, Double>(Component.class);
    copy.putAll(x);
    return copy;
  }

  /** The entity and what is known of its watch. */
  record Case(
      Kind kind, Instrumentation instrumentation, Thresholds thresholds, Set<Component> topped) {}

  /**
   * Judges a window.
   *
   * @param gathered what is there
   * @param subject whose components at the top of their ramps in the window before are known
   */
  static Verdict of(Gathered gathered, Case subject) {
    var expected = subject.instrumentation().components(subject.kind());
    var x = gathered.components(expected, subject.thresholds());
    double evidence =
        Score.evidence(x.keySet(), owed(expected, x.keySet(), gathered), subject.thresholds());
    var score = Score.of(x, subject.thresholds());
    // A pool that refuses everybody does so whether its frames are seen or not: an instrument that
    // is lost must not silence the others. What is far below the limits might be far above them.
    if (isTooLittle(evidence) && score.value() < subject.thresholds().limits().beyondDoubt()) {
      return new Verdict(expected, x, Optional.empty(), evidence, Optional.empty());
    }
    return new Verdict(
        expected,
        x,
        Optional.of(score),
        evidence,
        corroboration(gathered, x, expected, subject.topped()));
  }

  /** Rounding must not make a score of exactly the least evidence unknown. */
  private static boolean isTooLittle(double evidence) {
    return evidence < LEAST_EVIDENCE - 1e-9;
  }

  /** Whether the score is known to be at least what it is, and no more. */
  boolean isFloor() {
    return score.isPresent() && isTooLittle(evidence);
  }

  OptionalDouble value() {
    return score.map(one -> OptionalDouble.of(one.value())).orElse(OptionalDouble.empty());
  }

  /** Components at the top of their ramps. */
  Set<Component> topped() {
    var found = EnumSet.noneOf(Component.class);
    x.forEach(
        (component, value) -> {
          if (value >= 1) {
            found.add(component);
          }
        });
    return found;
  }

  /** Measured and found to be nothing. */
  List<Component> ruledOut() {
    return x.entrySet().stream().filter(one -> one.getValue() == 0).map(Map.Entry::getKey).toList();
  }

  List<Component> causes() {
    return score.map(Score::causes).orElse(List.of());
  }

  private static Set<Component> owed(
      Set<Component> expected, Collection<Component> there, Gathered gathered) {
    var owed = EnumSet.noneOf(Component.class);
    for (var component : expected) {
      var absence = gathered.absent().get(component);
      if (there.contains(component) || absence == null || !absence.excused()) {
        owed.add(component);
      }
    }
    return owed;
  }

  private static Optional<String> corroboration(
      Gathered gathered, Map<Component, Double> x, Set<Component> expected, Set<Component> topped) {
    if (x.values().stream().filter(value -> value >= STRONG).count() >= 2) {
      return Optional.of("components");
    }
    if (gathered.value(Measure.FAIL_RATE).filter(rate -> rate.value() > FAILING).isPresent()) {
      return Optional.of("failures");
    }
    if (gathered.setting().oomKills().orElse(0) > 0) {
      return Optional.of("oom_kill");
    }
    return persists(x, expected, topped) ? Optional.of("persistence") : Optional.empty();
  }

  /**
   * Where only one component can ever be there, no second one can bear it out; lasting does. A full
   * pool is no such case: whether it hurts shows in requests that fail.
   */
  private static boolean persists(
      Map<Component, Double> x, Set<Component> expected, Set<Component> topped) {
    return expected.size() == 1
        && !expected.contains(Component.POOL)
        && x.entrySet().stream()
            .anyMatch(one -> one.getValue() >= 1 && topped.contains(one.getKey()));
  }
}
