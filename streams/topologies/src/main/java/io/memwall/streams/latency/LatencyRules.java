package io.memwall.streams.latency;

/**
 * What it takes to say something about latency.
 *
 * @param samples requests a window needs for an inflation, and a bin of a curve to count
 * @param quietSamples requests a window needs to count for a baseline
 * @param quietBelow utilisation in every direction below which a window is quiet
 * @param targetInflation T: how many times the baseline a link's answers may take
 */
public record LatencyRules(
    long samples, long quietSamples, double quietBelow, double targetInflation) {
  public static final LatencyRules DEFAULT = new LatencyRules(200, 1_000, 0.2, 3);

  public LatencyRules {
    if (samples < 1 || quietSamples < 1) {
      throw new IllegalArgumentException("a window needs at least one sample");
    }
    if (!(targetInflation > 1)) {
      throw new IllegalArgumentException("targetInflation " + targetInflation + " is not above 1");
    }
  }
}
