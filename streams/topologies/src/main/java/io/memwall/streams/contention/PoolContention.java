package io.memwall.streams.contention;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The contention of a pool in one window.
 *
 * @param view how the pool was seen
 * @param readings that were summed
 * @param sums over all places
 * @param movement of the pool; its transit is that of the worst region
 * @param severity of the worst place
 * @param regions the worst, at most {@link #REGIONS}
 * @param lines the worst, at most {@link #LINES}
 * @param missing why figures are missing, by the name of the figure
 */
record PoolContention(
    View view,
    List<Reading> readings,
    Reading.Sums sums,
    Movement movement,
    Severity severity,
    List<Judged> regions,
    List<Judged> lines,
    Map<String, String> missing) {
  static final int REGIONS = 8;
  static final int LINES = 16;

  private static final double LEAST_COVERAGE = 0.5;
  private static final String NO_POOL_TAP = "no_pool_tap";

  private static final Comparator<Judged> WORST_FIRST =
      Comparator.comparing(Judged::severity)
          .reversed()
          .thenComparing(one -> -one.place().counts().get(Counter.TRANSFERS))
          .thenComparing(one -> -upperBound(one.place().counts()))
          .thenComparing(one -> -one.place().counts().sum(Counter.PROBE))
          .thenComparing(one -> -one.place().weight().sum())
          .thenComparing((a, b) -> Long.compareUnsigned(a.place().address(), b.place().address()));

  /** A place with its movement and how bad it is. */
  record Judged(Place place, Movement movement, Severity severity) {}

  /**
   * Computes the contention of a pool.
   *
   * @param view how it was seen
   * @param all readings of the window in this view
   * @param coveredNs time in which the taps watched; 0 while nobody has said so
   */
  static PoolContention of(View view, List<Reading> all, long coveredNs) {
    var readings = view.summed(all);
    Function<Place, Judged> judge = place -> judge(place, view, coveredNs);
    var regions = judged(readings, Reading::regions, judge);
    var lines = judged(readings, Reading::lines, judge);
    var sums = readings.stream().map(Reading::sums).reduce(Reading.Sums.NONE, Reading.Sums::plus);
    var movement = movement(view, sums, regions, coveredNs);
    return new PoolContention(
        view,
        readings,
        sums,
        movement,
        view == View.POOL ? worst(regions, lines) : Severity.UNKNOWN,
        regions.stream().limit(REGIONS).toList(),
        lines.stream().limit(LINES).toList(),
        missing(view, sums, movement, coveredNs));
  }

  /** The same; nobody is alarmed by what was watched for less than half. */
  PoolContention watched(OptionalDouble coverage) {
    if (coverage.isEmpty() || coverage.getAsDouble() >= LEAST_COVERAGE) {
      return this;
    }
    var why = new TreeMap<>(missing);
    why.putIfAbsent("severity", "low_coverage");
    return new PoolContention(
        view, readings, sums, movement, Severity.UNKNOWN, regions, lines, why);
  }

  /** Answers by which a master gave up tip: where transfers cannot be told, they are no more. */
  static long upperBound(Counts counts) {
    return counts.get(Counter.PROBE_ACK_T_TO_N) + counts.get(Counter.PROBE_ACK_T_TO_B);
  }

  private static List<Judged> judged(
      List<Reading> readings,
      Function<Reading, List<Place>> places,
      Function<Place, Judged> judge) {
    return Reading.merge(readings, places).stream().map(judge).sorted(WORST_FIRST).toList();
  }

  private static Judged judge(Place place, View view, long coveredNs) {
    if (view == View.HOSTS) {
      return new Judged(place, Movement.UNSEEN, Severity.UNKNOWN);
    }
    var movement = Movement.of(place.counts(), place.pingPong(), coveredNs);
    long grants = place.counts().get(Counter.GRANTS_T);
    return new Judged(place, movement, Severity.of(movement, grants, place.masters()));
  }

  private static Movement movement(
      View view, Reading.Sums sums, List<Judged> regions, long coveredNs) {
    if (view == View.HOSTS) {
      return Movement.UNSEEN;
    }
    var whole = Movement.of(sums.counts(), sums.pingPong(), coveredNs);
    var worst =
        regions.stream()
            .map(region -> region.movement().transit())
            .flatMapToDouble(OptionalDouble::stream)
            .max();
    boolean quiet = sums.counts().get(Counter.TRANSFERS) == 0;
    return new Movement(
        quiet ? whole.transit() : worst, whole.transfersPerSecond(), whole.pingPong());
  }

  private static Severity worst(List<Judged> regions, List<Judged> lines) {
    var worst = Severity.OK;
    for (var places : List.of(regions, lines)) {
      for (var place : places) {
        worst = worst.or(place.severity());
      }
    }
    boolean blind =
        worst == Severity.OK
            && regions.stream().anyMatch(place -> place.severity() == Severity.UNKNOWN);
    return blind ? Severity.UNKNOWN : worst;
  }

  private static Map<String, String> missing(
      View view, Reading.Sums sums, Movement movement, long coveredNs) {
    var missing = new TreeMap<String, String>();
    missing.put("false_sharing", "no_payload");
    if (view == View.HOSTS) {
      for (var figure :
          List.of("transfers", "transit", "transfers_per_s", "ping_pong", "severity")) {
        missing.put(figure, NO_POOL_TAP);
      }
    } else if (coveredNs == 0) {
      missing.put("transfers_per_s", "not_covered");
      missing.put("transit", "not_covered");
    } else if (movement.transit().isEmpty()) {
      missing.put("transit", "no_latency");
    }
    if (!sums.knowsUpgrades()) {
      missing.put("upgrades_with_data", "older_collector");
    }
    return missing;
  }
}
