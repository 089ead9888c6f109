package io.memwall.collectors.wire.match;

/**
 * Bounds of a matcher.
 *
 * @param outstanding requests remembered per table and requesting side
 * @param queue requests remembered on one id
 * @param ageNanos after so long without an answer a request is given up
 * @param lines cache lines per master whose permission is remembered, a power of two
 */
public record MatchSettings(int outstanding, int queue, long ageNanos, int lines) {
  /** An age above the longest recovery of any endpoint, 100 ms. */
  public static final MatchSettings DEFAULT = new MatchSettings(65_536, 64, 250_000_000L, 4_096);

  public MatchSettings {
    if (outstanding < 1 || queue < 1 || ageNanos < 1) {
      throw new IllegalArgumentException("the bounds of a matcher are at least 1");
    }
    if (Integer.bitCount(lines) != 1) {
      throw new IllegalArgumentException("lines is " + lines + ", not a power of two");
    }
  }
}
