package io.memwall.streams.latency;

import io.memwall.streams.Ratio;
import java.util.OptionalDouble;

/**
 * What the requests in flight would take of a link if each were answered as fast as it can be
 * (Little's law: L = λW). Above 1 the present concurrency would exceed the link even at the latency
 * of an idle one.
 */
final class Demand {
  private static final double BITS = 8;

  private Demand() {}

  /**
   * N̄ = Σ latency of completed requests / Δt.
   *
   * @param sumNs sum of the latencies, ns
   * @param coveredNs time in which requests were seen, ns; empty when 0
   */
  static OptionalDouble inFlight(long sumNs, long coveredNs) {
    return Ratio.of(sumNs, coveredNs);
  }

  /**
   * DR = (N̄ · payload per request / L0) / (η · C / 8).
   *
   * @param inFlight N̄
   * @param payloadBytes per request
   * @param baselineNs L0
   * @param payloadBitsPerSecond η · C: what of the capacity can be payload
   */
  static OptionalDouble ratio(
      double inFlight, double payloadBytes, double baselineNs, double payloadBitsPerSecond) {
    var wanted = Ratio.of(inFlight * payloadBytes * 1e9, baselineNs);
    return wanted.isEmpty() ? wanted : Ratio.of(BITS * wanted.getAsDouble(), payloadBitsPerSecond);
  }

  /**
   * The same from the utilisation, of which payload per request, efficiency and capacity drop out:
   * DR = U · mean latency / L0, since N̄ = λ · mean and λ · payload / (η · C / 8) = U.
   *
   * @param utilisation U of the direction that carries the data
   * @param meanInflation mean over the requests of latency / L0
   */
  static double ofUtilisation(double utilisation, double meanInflation) {
    return utilisation * meanInflation;
  }

  /**
   * max(0, ρ* − ρ) · C_eff, bit/s.
   *
   * @param effectiveBitsPerSecond the capacity without the time in which the link was paused
   */
  static double headroom(double maxUtilisation, double utilisation, double effectiveBitsPerSecond) {
    return Math.max(0, maxUtilisation - utilisation) * effectiveBitsPerSecond;
  }
}
