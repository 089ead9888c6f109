package io.memwall.streams.contention;

import static io.memwall.streams.contention.Counter.ACQUIRE_B_TO_T;
import static io.memwall.streams.contention.Counter.ACQUIRE_N_TO_B;
import static io.memwall.streams.contention.Counter.ACQUIRE_N_TO_T;
import static io.memwall.streams.contention.Counter.PROBE_ACK_DATA;
import static io.memwall.streams.contention.Counter.PROBE_ACK_N_TO_N;
import static io.memwall.streams.contention.Counter.PROBE_TO_B;
import static io.memwall.streams.contention.Counter.PROBE_TO_N;
import static io.memwall.streams.contention.Counter.UPGRADES_WITH_DATA;

import io.memwall.streams.Ratio;
import java.util.OptionalDouble;

/** Probe amplification and the mix of permissions. What would divide by 0 is missing. */
final class Ratios {
  private Ratios() {}

  /** Probes per acquire. */
  static OptionalDouble amplification(Counts counts) {
    return Ratio.of(counts.sum(Counter.PROBE), counts.sum(Counter.ACQUIRE));
  }

  /** Probes that take a line away, per acquire of tip. */
  static OptionalDouble writeAmplification(Counts counts) {
    return Ratio.of(
        counts.get(PROBE_TO_N), counts.get(ACQUIRE_N_TO_T) + counts.get(ACQUIRE_B_TO_T));
  }

  /** Probes that leave a branch, per acquire of a branch. */
  static OptionalDouble readAmplification(Counts counts) {
    return Ratio.of(counts.get(PROBE_TO_B), counts.get(ACQUIRE_N_TO_B));
  }

  /** The part of the probe answers from masters that had nothing: the directory was behind. */
  static OptionalDouble useless(Counts counts) {
    return Ratio.of(counts.get(PROBE_ACK_N_TO_N), counts.sum(Counter.PROBE_ACK));
  }

  /** The part of the probe answers that carried data. */
  static OptionalDouble dirty(Counts counts) {
    return Ratio.of(counts.get(PROBE_ACK_DATA), counts.sum(Counter.PROBE_ACK));
  }

  /** The part of the probes that take the line away. */
  static OptionalDouble invalidations(Counts counts) {
    return Ratio.of(counts.get(PROBE_TO_N), counts.sum(Counter.PROBE));
  }

  /** The part of the acquires by masters that had the line to read. */
  static OptionalDouble upgrades(Counts counts) {
    return Ratio.of(counts.get(ACQUIRE_B_TO_T), counts.sum(Counter.ACQUIRE));
  }

  /** The part of the upgrades that got data they had: the directory is imprecise. */
  static OptionalDouble upgradesWithData(Counts counts) {
    return Ratio.of(counts.get(UPGRADES_WITH_DATA), counts.get(ACQUIRE_B_TO_T));
  }
}
