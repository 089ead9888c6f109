package io.memwall.collectors.simulator.fabric;

/**
 * What to build.
 *
 * @param seed of the random streams of cables and taps
 */
public record FabricPlan(
    Shape shape,
    Profile profile,
    LinkPlan links,
    ConnectionPlan connections,
    TapPlan taps,
    long seed) {
  public FabricPlan {
    boolean mirrors = taps.faults().containsKey(Tap.Position.SWITCH);
    if (mirrors && links.topology() instanceof Topology.Direct) {
      throw new IllegalArgumentException("there is no switch to put a tap at: hosts are cabled");
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
