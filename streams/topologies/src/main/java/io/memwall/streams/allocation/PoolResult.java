package io.memwall.streams.allocation;

import io.memwall.streams.Revision;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * A version of what a pool amounted to in a second.
 *
 * @param pool which
 * @param progress how far its ledger had come
 * @param figures what it amounted to
 * @param use how it was used
 * @param revision a higher one replaces
 * @param computedMs when it was computed, wall time in ms since 1970
 */
record PoolResult(
    PoolId pool,
    Progress progress,
    PoolFigures figures,
    Use use,
    Revision revision,
    long computedMs)
    implements LedgerOutput {

  /**
   * How a pool is used.
   *
   * @param fragmentation of its free memory
   * @param typicalBytes the 95th percentile of the sizes asked for; none before 20 requests
   * @param lately how the requests of the last 5 minutes fared
   * @param highWater the most each tenant ever held, for those that hold something
   * @param quotas what tenants may hold, for those that have one
   * @param stranded what nobody can take
   */
  record Use(
      Fragmentation fragmentation,
      OptionalLong typicalBytes,
      FailRate lately,
      SortedMap<String, Long> highWater,
      SortedMap<String, Long> quotas,
      Stranded stranded) {}
}
