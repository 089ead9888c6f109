package io.memwall.streams.attribution;

import io.memwall.streams.Fabric;

/**
 * Who held memory of a pool at an instant, ns since 1970. Not thread-safe: each task has its own.
 */
public interface OwnersView {

  /** Who held a pool address (unsigned). */
  Owner ownerOf(Fabric fabric, String poolId, long address, long atNs);

  /**
   * Who used a pool from a host: its tenant if it had only one there, and the workload and the
   * allocation if only one.
   */
  Owner ofInitiator(Fabric fabric, String poolId, String hostNode, long atNs);
}
