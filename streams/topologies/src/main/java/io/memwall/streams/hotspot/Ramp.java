package io.memwall.streams.hotspot;

/**
 * Where a measure begins to matter and where it matters fully.
 *
 * @param low at and below it: 0
 * @param high at and above it: 1; above {@code low}
 */
public record Ramp(double low, double high) {
  public Ramp {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException("a ramp from " + low + " to " + high + " does not rise");
    }
  }

  /** {@code clamp((value - low) / (high - low), 0, 1)}. */
  double at(double value) {
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  }
}
