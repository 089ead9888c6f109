package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * How far latencies can be trusted.
 *
 * @param matched requests whose response was found
 * @param ambiguous of those, found across a loss of the capture: in no sketch
 * @param unmatched requests and responses without their other part
 * @param retransFrames frames the asking half sent again
 * @param resolutionNs of the clock; 0 when not known
 */
record Quality(
    long matched, long ambiguous, long unmatched, long retransFrames, long resolutionNs) {
  static final Quality NONE = new Quality(0, 0, 0, 0, 0);

  private static final double GOOD_MATCHES = 0.98;
  private static final double GOOD_AMBIGUOUS = 0.05;
  private static final double BAD_MATCHES = 0.80;

  Quality plus(Quality other) {
    return new Quality(
        matched + other.matched,
        ambiguous + other.ambiguous,
        unmatched + other.unmatched,
        retransFrames + other.retransFrames,
        Math.max(resolutionNs, other.resolutionNs));
  }

  /** Good enough to learn from. */
  boolean isGood() {
    return ratio() >= GOOD_MATCHES && ambiguous < GOOD_AMBIGUOUS * (matched + ambiguous);
  }

  /** Too bad to raise an alarm on. */
  boolean isBad() {
    return ratio() < BAD_MATCHES;
  }

  private double ratio() {
    long all = matched + unmatched;
    return all == 0 ? 0 : (double) matched / all;
  }

  void write(ByteWriter out) {
    out.number(matched)
        .number(ambiguous)
        .number(unmatched)
        .number(retransFrames)
        .number(resolutionNs);
  }

  static Quality read(ByteReader in) {
    return new Quality(in.number(), in.number(), in.number(), in.number(), in.number());
  }
}
