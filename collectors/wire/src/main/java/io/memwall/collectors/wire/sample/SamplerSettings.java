package io.memwall.collectors.wire.sample;

/**
 * Rates of the samplers.
 *
 * @param headRate share of all transactions, 0 to 1
 * @param tailPerSecond slow transactions taken per second at most
 */
public record SamplerSettings(double headRate, int tailPerSecond) {
  /** One in 65,536, and a hundred slow ones per second. */
  public static final SamplerSettings DEFAULT = new SamplerSettings(1.0 / 65_536, 100);

  public SamplerSettings {
    if (!(headRate >= 0 && headRate <= 1)) {
      throw new IllegalArgumentException("the head rate " + headRate + " is not within 0 and 1");
    }
    if (tailPerSecond < 0) {
      throw new IllegalArgumentException(tailPerSecond + " slow transactions per second");
    }
  }
}
