package io.memwall.streams.bandwidth;

import io.memwall.streams.Ratio;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a link was shared among those it carried for, the most goodput first, by name among equals.
 *
 * @param parts who got how much
 */
record Shares(List<Part> parts) {
  Shares {
    parts = List.copyOf(parts);
  }

  /**
   * What was carried for one.
   *
   * @param name who; empty for nobody known
   * @param wireBytes all of it
   * @param goodputBytes x of the fairness
   */
  record Part(String name, long wireBytes, long goodputBytes) {
    private Part plus(Part other) {
      return new Part(name, wireBytes + other.wireBytes, goodputBytes + other.goodputBytes);
    }
  }

  /** Adds up the parts of each name. */
  static Shares of(List<Part> parts) {
    Map<String, Part> byName = new HashMap<>();
    parts.forEach(part -> byName.merge(part.name(), part, Part::plus));
    return new Shares(
        byName.values().stream()
            .sorted(
                Comparator.comparing((Part part) -> -part.goodputBytes()).thenComparing(Part::name))
            .toList());
  }

  /**
   * J = (Σx)² / (m · Σx²), 1/m to 1 (Jain, Chiu and Hawe, "A quantitative measure of fairness",
   * 1984); none for fewer than two or when nobody got anything.
   */
  OptionalDouble jain() {
    if (parts.size() < 2) {
      return OptionalDouble.empty();
    }
    double sum = goodput();
    double squares =
        parts.stream()
            .mapToDouble(part -> (double) part.goodputBytes() * (double) part.goodputBytes())
            .sum();
    return Ratio.of(sum * sum, parts.size() * squares);
  }

  /** Share of the one that got the most. */
  OptionalDouble maxShare() {
    return parts.isEmpty() ? OptionalDouble.empty() : share(parts.get(0));
  }

  /** Share of the one that got the least. */
  OptionalDouble minShare() {
    return parts.isEmpty() ? OptionalDouble.empty() : share(parts.get(parts.size() - 1));
  }

  /** Who got the least, when that is under half of an even share. */
  Optional<String> starved() {
    var least = minShare();
    return least.isPresent() && least.getAsDouble() < 1.0 / (2 * parts.size())
        ? Optional.of(parts.get(parts.size() - 1).name())
        : Optional.empty();
  }

  private OptionalDouble share(Part part) {
    return Ratio.of((double) part.goodputBytes(), goodput());
  }

  private double goodput() {
    return (double) parts.stream().mapToLong(Part::goodputBytes).sum();
  }
}
