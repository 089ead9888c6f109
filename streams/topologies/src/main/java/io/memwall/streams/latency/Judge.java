package io.memwall.streams.latency;

import io.memwall.streams.latency.Judged.Inflation;
import io.memwall.streams.latency.Judged.LinkLatency;
import io.memwall.streams.latency.Judged.Quantiles;
import io.memwall.streams.latency.Judged.Requests;
import io.memwall.streams.latency.Judged.SeriesLatency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures a window by what earlier ones taught. */
final class Judge {
  private final LatencyRules rules;

  Judge(LatencyRules rules) {
    this.rules = rules;
  }

  /**
   * The figures of a window.
   *
   * @param baselines L0 of each series, as of this window
   * @param curves of the entity as of the minute before, by series
   */
  Judged judge(
      Gathered gathered, Map<Series, Baseline> baselines, Map<Series, CurvePoints> curves) {
    var quality = gathered.quality();
    var series = new ArrayList<SeriesLatency>();
    gathered
        .latencies()
        .forEach(
            (one, sketch) ->
                series.add(
                    series(
                        one,
                        sketch,
                        Optional.ofNullable(baselines.get(one)),
                        quality.get(one.position()))));
    var best = series.stream().filter(one -> one.series().position() == bestOf(series)).toList();
    var headline = headline(best);
    return new Judged(
        gathered.entity(),
        gathered.startNs(),
        gathered.fabric(),
        headline,
        link(gathered, headline, curves),
        gathered.utilisation(),
        requests(best, gathered),
        series,
        gathered.members(),
        gathered.watch());
  }

  private static Position bestOf(List<SeriesLatency> series) {
    return series.stream().map(one -> one.series().position()).min(Comparator.naturalOrder()).get();
  }

  private SeriesLatency series(
      Series series, LatencySketch sketch, Optional<Baseline> baseline, Quality quality) {
    var quantiles = Quantiles.of(sketch);
    var missing = missing(sketch.samples(), baseline, quality);
    return new SeriesLatency(
        series,
        sketch.samples(),
        sketch.sumNs(),
        quantiles,
        baseline,
        missing.isPresent() ? Inflation.NONE : Inflation.of(quantiles, baseline.orElseThrow()),
        missing);
  }

  private Optional<String> missing(long samples, Optional<Baseline> baseline, Quality quality) {
    if (samples < rules.samples()) {
      return Optional.of("too_few_samples");
    }
    if (quality.isBad()) {
      return Optional.of("bad_quality");
    }
    if (baseline.isEmpty()) {
      return Optional.of("no_baseline");
    }
    return baseline.get().isFinerThan(quality.resolutionNs())
        ? Optional.empty()
        : Optional.of("coarse_clock");
  }

  /** The highest inflation; without any, the series with most to say why. */
  private static Optional<SeriesLatency> headline(List<SeriesLatency> best) {
    return best.stream()
        .max(
            Comparator.<SeriesLatency>comparingDouble(one -> one.inflation().p50().orElse(-1))
                .thenComparing(SeriesLatency::samples)
                .thenComparing(SeriesLatency::series));
  }

  private Optional<LinkLatency> link(
      Gathered gathered, Optional<SeriesLatency> headline, Map<Series, CurvePoints> curves) {
    if (gathered.entity().kind() != Entity.Kind.LINK) {
      return Optional.empty();
    }
    var points = headline.map(SeriesLatency::series).map(curves::get).orElse(CurvePoints.NONE);
    var effective = gathered.own().map(Load.Flow::effectiveBps).orElse(OptionalDouble.empty());
    var capacity = gathered.own().map(Load.Flow::capacityBps).orElse(OptionalDouble.empty());
    var utilisation = gathered.utilisation();
    boolean known =
        points.maxUtilisation().isPresent() && utilisation.isPresent() && effective.isPresent();
    return Optional.of(
        new LinkLatency(
            capacity,
            points.knee(),
            points.maxUtilisation(),
            known
                ? OptionalDouble.of(
                    Demand.headroom(
                        points.maxUtilisation().getAsDouble(),
                        utilisation.getAsDouble(),
                        effective.getAsDouble()))
                : OptionalDouble.empty()));
  }

  private static Requests requests(List<SeriesLatency> best, Gathered gathered) {
    long sumNs = best.stream().mapToLong(SeriesLatency::sumNs).sum();
    var inFlight = Demand.inFlight(sumNs, gathered.watch().coveredNs());
    var inflation = meanInflation(best);
    var utilisation = gathered.utilisation();
    return new Requests(
        inFlight,
        inflation.isPresent() && utilisation.isPresent()
            ? OptionalDouble.of(
                Demand.ofUtilisation(utilisation.getAsDouble(), inflation.getAsDouble()))
            : OptionalDouble.empty());
  }

  /** Mean over all requests of latency / L0, for those that have one. */
  private static OptionalDouble meanInflation(List<SeriesLatency> best) {
    double sum = 0;
    long samples = 0;
    for (var one : best) {
      if (one.baseline().isPresent() && one.missing().isEmpty()) {
        sum += one.sumNs() / one.baseline().get().nanos();
        samples += one.samples();
      }
    }
    return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / samples);
  }
}
