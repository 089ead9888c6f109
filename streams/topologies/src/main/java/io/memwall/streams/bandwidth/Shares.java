package io.memwall.streams.bandwidth;

import io.memwall.streams.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a link was shared among those it carried for, the most goodput first, by name among equals.
 *
 * @param <W> what names them
 * @param parts who got how much
 */
record Shares<W extends Comparable<W>>(List<Part<W>> parts) {
  Shares {
    parts = List.copyOf(parts);
  }

  /**
   * What was carried for one.
   *
   * @param <W> what names it
   * @param who it was
   * @param wireBytes all of it
   * @param goodputBytes x of the fairness
   */
  record Part<W>(W who, long wireBytes, long goodputBytes) {
    private Part<W> plus(Part<W> other) {
      return new Part<>(who, wireBytes + other.wireBytes, goodputBytes + other.goodputBytes);
    }
  }

  /** Adds up the parts of each. */
  static <W extends Comparable<W>> Shares<W> of(List<Part<W>> parts) {
    Map<W, Part<W>> byName = new HashMap<>();
    parts.forEach(part -> byName.merge(part.who(), part, Part::plus));
    return new Shares<>(
        byName.values().stream()
            .sorted(
                Comparator.comparing((Part<W> part) -> -part.goodputBytes())
                    .thenComparing(Part::who))
            .toList());
  }

  /**
   * At most so many, and one of them in any case: it has a part of 0 when it got nothing.
   *
   * @param always who must not go unseen
   */
  List<Part<W>> shown(int most, W always) {
    var shown = new ArrayList<>(parts.subList(0, Math.min(most, parts.size())));
    if (shown.stream().noneMatch(part -> part.who().equals(always))) {
      shown.add(
          parts.stream()
              .filter(part -> part.who().equals(always))
              .findFirst()
              .orElse(new Part<>(always, 0, 0)));
    }
    return shown;
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
  Optional<W> starved() {
    var least = minShare();
    return least.isPresent() && least.getAsDouble() < 1.0 / (2 * parts.size())
        ? Optional.of(parts.get(parts.size() - 1).who())
        : Optional.empty();
  }

  private OptionalDouble share(Part<W> part) {
    return Ratio.of((double) part.goodputBytes(), goodput());
  }

  private double goodput() {
    return (double) parts.stream().mapToLong(Part::goodputBytes).sum();
  }
}
