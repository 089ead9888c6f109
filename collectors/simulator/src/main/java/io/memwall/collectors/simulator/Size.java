package io.memwall.collectors.simulator;

/** How large the fabric is. */
public enum Size {
  S(2, 1),
  M(8, 2);

  private final int hosts;
  private final int pools;

  Size(int hosts, int pools) {
    this.hosts = hosts;
    this.pools = pools;
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
}
