package io.memwall.collectors.simulator;

/** How large the fabric is. */
public enum Size {
  S(2, 1, Level.FRAMES),
  M(8, 2, Level.FRAMES),
  L(32, 4, Level.FRAMES),
  XL(128, 8, Level.FLOWS),
  XXL(1000, 16, Level.FLOWS);

  /** What a run of this size produces. */
  public enum Level {
    /** Every frame of every connection. */
    FRAMES,
    /** Flow records of every connection, and frames of one connection in a hundred. */
    FLOWS
  }

  private final int hosts;
  private final int pools;
  private final Level level;

  Size(int hosts, int pools, Level level) {
    this.hosts = hosts;
    this.pools = pools;
    this.level = level;
  }

  /**
   * The size of this name.
   *
   * @throws IllegalArgumentException naming the sizes there are
   */
  public static Size named(String word) {
    return Choice.named("size", word, values(), Size::name);
  }

  public int hosts() {
    return hosts;
  }

  public int pools() {
    return pools;
  }

  public Level level() {
    return level;
  }

  /** Hosts whose every frame is simulated: all, or the first of a hundred. */
  int frameHosts() {
    return level == Level.FRAMES ? hosts : (hosts + 99) / 100;
  }

  /** Pools that those hosts are connected to; hosts are split into equal blocks. */
  int framePools() {
    return level == Level.FRAMES ? pools : 1;
  }

  /** Hosts that share a pool. */
  int hostsPerPool() {
    return hosts / pools;
  }
}
