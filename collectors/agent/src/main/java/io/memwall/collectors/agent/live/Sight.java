package io.memwall.collectors.agent.live;

import java.util.OptionalLong;

/**
 * How well an interval was watched.
 *
 * @param drops frames lost since the source's start; empty when it cannot tell
 * @param interfaceDrops frames of any kind that interfaces lost since then; empty when they cannot
 *     tell
 * @param watchedNanos of the interval
 * @param plannedGapNanos of the interval, left out on purpose
 */
public record Sight(
    OptionalLong drops, OptionalLong interfaceDrops, long watchedNanos, long plannedGapNanos) {
  static final Sight NOTHING_YET = new Sight(OptionalLong.of(0), OptionalLong.of(0), 0, 0);

  /** Of two sources as one: lost by either, watched by both. */
  Sight and(Sight other) {
    return new Sight(
        sum(drops, other.drops),
        sum(interfaceDrops, other.interfaceDrops),
        Math.min(watchedNanos, other.watchedNanos),
        Math.max(plannedGapNanos, other.plannedGapNanos));
  }

  /** For an interval of which the source saw nothing. */
  Sight blind() {
    return new Sight(drops, interfaceDrops, 0, 0);
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }
}
