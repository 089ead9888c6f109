package io.memwall.collectors.simulator.fabric;

/**
 * What to build.
 *
 * @param firstNumber sequence number both ends of every connection begin with
 */
public record FabricPlan(
    Shape shape, Profile profile, LinkSpeed speed, TapPlacement taps, int firstNumber) {
  private static final int NUMBERS = 1 << 22;

  public FabricPlan {
    if (firstNumber < 0 || firstNumber >= NUMBERS) {
      throw new IllegalArgumentException(
          "first sequence number is " + firstNumber + "; it must be 0 to " + (NUMBERS - 1));
    }
  }

  /** How many nodes there are, and how much memory each pool has. */
  public record Shape(int hosts, int pools, long poolCapacityBytes) {
    /** Hosts are split into equal blocks, one block per pool. */
    public int poolOf(int host) {
      return host * pools / hosts;
    }

    /** First address of a pool. */
    public static long base(int pool) {
      return (pool + 1L) << 40;
    }
  }
}
