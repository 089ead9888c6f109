package io.memwall.streams.latency;

import io.memwall.streams.ByteWriter;
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

  /** Everything that is said, as bytes that are equal when it is. */
  byte[] bytes() {
    var out = new ByteWriter();
    entity.write(out);
    out.int64(startNs).text(fabric).number(members);
    headline.ifPresent(one -> one.series().write(out));
    link.ifPresent(one -> one.write(out));
    Numbers.optional(out, utilisation);
    Numbers.optional(out, demand.inFlight());
    Numbers.optional(out, demand.ratio());
    series.forEach(one -> one.write(out));
    watch.write(out);
    return out.bytes();
  }

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
      Optional<String> missing) {
    private void write(ByteWriter out) {
      series.write(out);
      out.number(samples).number(sumNs);
      quantiles.write(out);
      baseline.ifPresent(
          one -> out.int64(Double.doubleToLongBits(one.nanos())).text(one.kind().name()));
      Numbers.optional(out, inflation.p50());
      Numbers.optional(out, inflation.p99());
      Texts.optional(out, missing);
    }
  }

  /** Quantiles, ns; empty without samples. */
  record Quantiles(OptionalDouble p5, OptionalDouble p50, OptionalDouble p95, OptionalDouble p99) {
    private void write(ByteWriter out) {
      Numbers.optional(out, p5);
      Numbers.optional(out, p50);
      Numbers.optional(out, p95);
      Numbers.optional(out, p99);
    }

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
      OptionalDouble headroomBps) {
    private void write(ByteWriter out) {
      Numbers.optional(out, capacityBps);
      Numbers.optional(out, knee);
      Numbers.optional(out, maxUtilisation);
      Numbers.optional(out, headroomBps);
    }
  }
}
