package io.memwall.streams.contention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * What one tap saw of one pool port in one interval.
 *
 * @param origin where it was seen
 * @param sums over all places
 * @param lines kept, the worst first, at most {@link #LINES}
 * @param regions kept, the worst first, at most {@link #REGIONS}
 */
record Reading(Origin origin, Sums sums, List<Place> lines, List<Place> regions) {
  /** More would be more state and no more answers. */
  static final int LINES = 64;

  static final int REGIONS = 64;

  private static final Comparator<Place> WORST_FIRST =
      Comparator.<Place>comparingLong(place -> -place.counts().get(Counter.TRANSFERS))
          .thenComparing(place -> -place.counts().sum(Counter.PROBE))
          .thenComparing(place -> -place.weight().sum())
          .thenComparing((a, b) -> Long.compareUnsigned(a.address(), b.address()));

  Reading {
    lines = worst(lines, LINES);
    regions = worst(regions, REGIONS);
  }

  /** Kinds of nodes that taps sit at, the best place to see contention from first. */
  enum Position {
    POOL,
    SWITCH,
    UNKNOWN,
    HOST;

    static final List<Position> ALL = List.of(values());
  }

  /**
   * Where a reading was made.
   *
   * @param fabric the fabric
   * @param pool whose addresses these are: the pool of the inventory on the node that answered,
   *     else that node, else its address, else the tap
   * @param port address that answered; empty for all beyond those a tap tells apart
   * @param tap the capture point
   * @param position of the tap
   */
  record Origin(String fabric, String pool, String port, String tap, Position position) {}

  /**
   * Sums over all places.
   *
   * @param counts what happened
   * @param pingPong of the lines kept
   * @param uncached what writes past the caches cost
   * @param masters of the places kept
   * @param knowsUpgrades whether the collector counts upgrades with data
   */
  record Sums(
      Counts counts, PingPong pingPong, Uncached uncached, Masters masters, boolean knowsUpgrades) {
    static final Sums NONE =
        new Sums(Counts.NONE, PingPong.NONE, Uncached.NONE, Masters.NONE, true);

    Sums plus(Sums other) {
      return new Sums(
          counts.plus(other.counts),
          pingPong.plus(other.pingPong),
          uncached.plus(other.uncached),
          masters.plus(other.masters),
          knowsUpgrades && other.knowsUpgrades);
    }
  }

  /**
   * Lines that nobody acquired, of those kept.
   *
   * @param probes sent for them
   * @param accesses Puts and atomics to them
   */
  record Uncached(long probes, long accesses) {
    static final Uncached NONE = new Uncached(0, 0);

    static Uncached ofLine(Counts line) {
      return line.sum(Counter.ACQUIRE) > 0
          ? NONE
          : new Uncached(
              line.sum(Counter.PROBE), line.get(Counter.WRITES) + line.get(Counter.ATOMICS));
    }

    Uncached plus(Uncached other) {
      return new Uncached(probes + other.probes, accesses + other.accesses);
    }
  }

  /**
   * Whether the tap sees all masters of the port side by side: at the pool, at a switch, or at an
   * unknown place when there were several.
   */
  boolean isShared() {
    return switch (origin.position()) {
      case POOL, SWITCH -> true;
      case UNKNOWN -> sums.masters().areSeveral();
      case HOST -> false;
    };
  }

  /** Whether any count is below 0, which nothing can be. */
  boolean hasNegative() {
    return sums.counts().hasNegative()
        || lines.stream().anyMatch(place -> place.counts().hasNegative())
        || regions.stream().anyMatch(place -> place.counts().hasNegative());
  }

  /** Messages that were counted: how much the tap saw. */
  long messages() {
    var counts = sums.counts();
    return counts.sum(Counter.ACQUIRE)
        + counts.sum(Counter.PROBE)
        + counts.get(Counter.READS)
        + counts.get(Counter.WRITES)
        + counts.get(Counter.ATOMICS);
  }

  /** The places of several readings, each once. */
  static List<Place> merge(List<Reading> readings, Function<Reading, List<Place>> places) {
    var merged = new LinkedHashMap<Long, Place>();
    for (var reading : readings) {
      for (var place : places.apply(reading)) {
        merged.merge(place.address(), place, Place::plus);
      }
    }
    return new ArrayList<>(merged.values());
  }

  private static List<Place> worst(List<Place> places, int most) {
    return places.stream().sorted(WORST_FIRST).limit(most).toList();
  }
}
