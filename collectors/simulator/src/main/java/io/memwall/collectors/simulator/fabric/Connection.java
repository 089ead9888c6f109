package io.memwall.collectors.simulator.fabric;

/**
 * A host's connection to its pool: two endpoints and the way between them.
 *
 * @param host index of the host, from 0
 */
public record Connection(int host, PoolNode pool, Endpoint hostEnd, Endpoint poolEnd) {
  /** Id of the host's node, such as {@code h0}. */
  public String hostId() {
    return "h" + host;
  }
}
