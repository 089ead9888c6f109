package io.memwall.streams.contention;

import io.memwall.streams.Ratio;
import java.util.OptionalDouble;

/**
 * How much lines move.
 *
 * @param transit time of the acquires behind the transfers / covered time: the part of the time in
 *     which a line is on its way; a lower bound when some of them have no known latency
 * @param transfersPerSecond transfers / covered time
 * @param pingPong score, 0 to 1
 */
record Movement(
    OptionalDouble transit, OptionalDouble transfersPerSecond, OptionalDouble pingPong) {
  static final Movement UNSEEN =
      new Movement(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  private static final double SECOND_NS = 1e9;

  /**
   * Movement over a time.
   *
   * @param coveredNs in which the taps watched; 0 while nobody has said so
   */
  static Movement of(Counts counts, PingPong pingPong, long coveredNs) {
    return new Movement(transit(counts, coveredNs), rate(counts, coveredNs), pingPong.score());
  }

  private static OptionalDouble transit(Counts counts, long coveredNs) {
    boolean untimed = counts.get(Counter.TRANSFERS) > 0 && counts.get(Counter.TRANSFERS_TIMED) == 0;
    return untimed
        ? OptionalDouble.empty()
        : Ratio.of(counts.get(Counter.TRANSFER_NANOS), coveredNs);
  }

  private static OptionalDouble rate(Counts counts, long coveredNs) {
    return coveredNs == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(counts.get(Counter.TRANSFERS) * SECOND_NS / coveredNs);
  }
}
