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
  /** The numbers at which recorded hardware was met. */
  private static final FirstNumbers AT_WORK = new FirstNumbers(0x63933, 0x19b74f);

  public FabricPlan {
    boolean mirrors = taps.faults().containsKey(Tap.Position.SWITCH);
    if (mirrors && links.topology() instanceof Topology.Direct) {
      throw new IllegalArgumentException("there is no switch to put a tap at: hosts are cabled");
    }
    if (connections.reconnects().times() > 0 && !profile.canReconnect()) {
      throw new IllegalArgumentException(
          "profile "
              + profile.word()
              + " has no frames that open or close, so its connections cannot begin again; take"
              + " wd11, etri11 or chisel11");
    }
  }

  /** Where connections begin; hardware that is met at work never begins at 0. */
  FirstNumbers firstNumbers() {
    FirstNumbers first = connections.first();
    boolean bare = profile.has(Quirk.BARE_ETHERNET);
    if (bare && first.host() == first.pool()) {
      int other = (first.pool() + AT_WORK.pool()) & 0x3f_ffff;
      return first.host() == 0 ? AT_WORK : new FirstNumbers(first.host(), other);
    }
    return first;
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
