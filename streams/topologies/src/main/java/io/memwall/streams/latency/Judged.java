package io.memwall.streams.latency;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The latency of one window of an entity.
 *
 * @param entity whose window
 * @param startNs its start, ns since 1970
 * @param fabric the fabric
 * @param headline what stands for all series; empty without one
 * @param link figures of a link
 * @param utilisation of the link, or of the fullest on the way
 * @param demand requests in flight and what they ask for
 * @param series one by one
 * @param members directions of connections that contributed
 * @param watch how well it was watched
 */
record Judged(
    Entity entity,
    long startNs,
    String fabric,
    Optional<SeriesLatency> headline,
    Optional<LinkLatency> link,
    OptionalDouble utilisation,
    Requests demand,
    List<SeriesLatency> series,
    int members,
    Watch watch) {

  /**
   * One series.
   *
   * @param series which
   * @param samples requests
   * @param sumNs sum of their latencies
   * @param quantiles of them
   * @param baseline L0
   * @param inflation L / L0
   * @param missing why there is no inflation
   */
  record SeriesLatency(
      Series series,
      long samples,
      long sumNs,
      Quantiles quantiles,
      Optional<Baseline> baseline,
      Inflation inflation,
      Optional<String> missing) {}

  /** Quantiles, ns; empty without samples. */
  record Quantiles(OptionalDouble p5, OptionalDouble p50, OptionalDouble p95, OptionalDouble p99) {
    static Quantiles of(LatencySketch sketch) {
      return new Quantiles(
          sketch.quantile(0.05),
          sketch.quantile(0.5),
          sketch.quantile(0.95),
          sketch.quantile(0.99));
    }
  }

  /**
   * L / L0.
   *
   * @param p50 LI
   * @param p99 LI99
   */
  record Inflation(OptionalDouble p50, OptionalDouble p99) {
    static final Inflation NONE = new Inflation(OptionalDouble.empty(), OptionalDouble.empty());

    static Inflation of(Quantiles quantiles, Baseline baseline) {
      return new Inflation(
          OptionalDouble.of(quantiles.p50().orElseThrow() / baseline.nanos()),
          OptionalDouble.of(quantiles.p99().orElseThrow() / baseline.nanos()));
    }
  }

  /**
   * Requests under way.
   *
   * @param inFlight N̄
   * @param ratio DR
   */
  record Requests(OptionalDouble inFlight, OptionalDouble ratio) {}

  /**
   * What only a link has.
   *
   * @param capacityBps bits per second
   * @param knee utilisation from which latency is twice the baseline
   * @param maxUtilisation ρ*
   * @param headroomBps bits per second
   */
  record LinkLatency(
      OptionalDouble capacityBps,
      OptionalDouble knee,
      OptionalDouble maxUtilisation,
      OptionalDouble headroomBps) {}
}
