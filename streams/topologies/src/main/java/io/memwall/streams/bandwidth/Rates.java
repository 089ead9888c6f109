package io.memwall.streams.bandwidth;

import io.memwall.streams.Ratio;
import java.util.OptionalDouble;

/**
 * The rates behind a sum of traffic, as the domain model defines them ("bandwidth and
 * utilisation"). The saved queries state the same formulas for tables; these are their reference. A
 * division by zero is no value, never 0 or infinity.
 *
 * @param traffic the sum
 * @param coveredNs time in which the taps watched, ns; rates divide by it, not by the window
 */
record Rates(Traffic traffic, long coveredNs) {
  private static final double BITS = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  /** B_wire = 8 · wire bytes / covered time, bit/s. */
  OptionalDouble wireBitsPerSecond() {
    return perSecond(BITS * traffic.wireBytes());
  }

  /** B_throughput = 8 · payload of all copies / covered time, bit/s. */
  OptionalDouble throughputBitsPerSecond() {
    return perSecond(BITS * traffic.payloadBytes());
  }

  /** B_goodput = 8 · payload of NEW and FILL / covered time, bit/s. */
  OptionalDouble goodputBitsPerSecond() {
    return perSecond(BITS * traffic.goodputBytes());
  }

  /** U = B_wire / capacity of this direction; above 1.02 one of the two is wrong. */
  OptionalDouble utilisation(double capacityBitsPerSecond) {
    var wire = wireBitsPerSecond();
    return wire.isEmpty() ? wire : Ratio.of(wire.getAsDouble(), capacityBitsPerSecond);
  }

  /** η = goodput / wire bytes. */
  OptionalDouble efficiency() {
    return Ratio.of((double) traffic.goodputBytes(), (double) traffic.wireBytes());
  }

  /** Share of the payload that was carried again: (throughput − goodput) / throughput. */
  OptionalDouble retransmissionRatio() {
    return Ratio.of(
        (double) (traffic.payloadBytes() - traffic.goodputBytes()),
        (double) traffic.payloadBytes());
  }

  private OptionalDouble perSecond(double amount) {
    return Ratio.of(amount * NANOS_PER_SECOND, (double) coveredNs);
  }
}
