package io.memwall.streams.capacity;

/**
 * More links in a group. The load is taken to spread evenly over all of them, which real hashing
 * does not.
 */
public final class MoreLinks {
  private MoreLinks() {}

  /**
   * U n / (n + N).
   *
   * @param utilisation 0..1 of each link now
   * @param links n, now in the group
   * @param added N
   */
  public static double utilisation(double utilisation, int links, int added) {
    return utilisation * links / (links + added);
  }

  /**
   * 1 + k u / (1 - u): how many times the unloaded latency.
   *
   * @param slope k, of the link's fitted curve
   * @param utilisation 0..1; infinite at 1 and above
   */
  public static double inflation(double slope, double utilisation) {
    return utilisation >= 1
        ? Double.POSITIVE_INFINITY
        : 1 + slope * utilisation / (1 - utilisation);
  }
}
