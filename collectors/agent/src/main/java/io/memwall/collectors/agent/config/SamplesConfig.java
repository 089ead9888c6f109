package io.memwall.collectors.agent.config;

import io.memwall.collectors.wire.sample.SamplerSettings;

/**
 * Which transactions are told one by one; all are in the flow records.
 *
 * @param every one in so many; 0 for none
 * @param slowestPerSecond at most, at each tap
 */
public record SamplesConfig(int every, int slowestPerSecond) {
  private static final int EVERY = 65_536;
  private static final int SLOWEST = 100;

  static SamplesConfig read(Section section) {
    return new SamplesConfig(
        section
            .ask("every", "one transaction in so many is told, 0 for none; the same at all taps")
            .or(new CountKind(0, 100_000_000), EVERY),
        section
            .ask("slowest", "told besides: so many a second and tap, of the slowest of a thousand")
            .or(new CountKind(0, 10_000), SLOWEST));
  }

  /** The same as the samplers want it. */
  public SamplerSettings settings() {
    return new SamplerSettings(every == 0 ? 0 : 1.0 / every, slowestPerSecond);
  }
}
