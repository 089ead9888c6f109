package io.memwall.collectors.wire.sample;

/**
 * Rates of the samplers.
 *
 * @param headRate share of all transactions, 0 to 1
 * @param tailPerSecond slow transactions taken per second at most
 */
public record SamplerSettings(double headRate, int tailPerSecond) {
  public static final SamplerSettings DEFAULT = new SamplerSettings(1.0 / 65_536, 100);
}
