package io.memwall.streams.latency;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How latency of one series grows with utilisation.
 *
 * @param series which
 * @param baseline L0
 * @param bins those with enough samples, ascending
 * @param fit of the model
 */
record Curve(Series series, Optional<Baseline> baseline, List<Bin> bins, CurveFit.Outcome fit) {

  /**
   * A bin of utilisation.
   *
   * @param bin 0 to 19
   * @param weight samples, the older the less
   * @param p50 ns
   * @param p99 ns
   */
  record Bin(int bin, double weight, double p50, double p99) {}

  static Curve of(Series series, Optional<Baseline> baseline, List<Bin> bins) {
    if (baseline.isEmpty()) {
      var none = new CurveFit.Outcome(Optional.empty(), Optional.of("no_baseline"));
      return new Curve(series, baseline, bins, none);
    }
    double nanos = baseline.get().nanos();
    var points =
        bins.stream()
            .map(bin -> new CurvePoint(Lesson.middle(bin.bin()), bin.p50() / nanos, bin.weight()))
            .toList();
    return new Curve(series, baseline, bins, CurveFit.of(points));
  }

  /** The lower edge of the bin in which the knee is. */
  OptionalDouble knee() {
    if (baseline.isEmpty()) {
      return OptionalDouble.empty();
    }
    double nanos = baseline.get().nanos();
    return Knee.of(
        bins.stream()
            .map(bin -> new CurvePoint(Lesson.edge(bin.bin()), bin.p50() / nanos, bin.weight()))
            .toList());
  }

  OptionalDouble maxUtilisation(double target) {
    return fit.fit().map(found -> found.utilisationFor(target)).orElse(OptionalDouble.empty());
  }
}
